package parse

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// warcRecord writes a record; header lines follow its own, and one with the
// name of one of them goes before it.
func warcRecord(id, kind, block string, header ...string) string {
	var b strings.Builder
	b.WriteString("WARC/1.0\r\n")
	own := []string{"WARC-Type: " + kind, "WARC-Record-ID: <urn:uuid:" + id + ">", fmt.Sprintf("Content-Length: %d", len(block))}
	for _, line := range own {
		name, _, _ := strings.Cut(line, ":")
		given := false
		for _, h := range header {
			given = given || strings.HasPrefix(h, name+":")
		}
		if !given {
			b.WriteString(line + "\r\n")
		}
	}
	for _, h := range header {
		b.WriteString(h + "\r\n")
	}
	b.WriteString("\r\n" + block + "\r\n\r\n")
	return b.String()
}

func wet(id, text string, header ...string) string {
	return warcRecord(id, "conversion", text, append([]string{"Content-Type: text/plain"}, header...)...)
}

func response(id, httpHeader, body string) string {
	block := "HTTP/1.1 200 OK\r\n" + strings.ReplaceAll(httpHeader, "\n", "\r\n") + "\r\n\r\n" + body
	return warcRecord(id, "response", block, "Content-Type: application/http; msgtype=response")
}

func gzipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s) //nolint:errcheck // a bytes.Buffer takes all
	z.Close()
	return b.String()
}

func TestWARC(t *testing.T) {
	a, b := rec{"a", "Rain.", nil}, rec{"b", "Sun.", nil}
	A, B := wet("a", "Rain."), wet("b", "Sun.")
	info := warcRecord("i", "warcinfo", "software: x\r\n", "Content-Type: application/warc-fields")
	bare := func(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
	inside := "A page about WARC:\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\nEnd."
	for _, tt := range []struct {
		name, src string
		want      []rec
	}{
		{"empty", "", nil},
		{"WET", info + A + B, []rec{a, b}},
		{"bare LF", bare(info + A + B), []rec{a, b}},
		{"other versions", strings.ReplaceAll(A, "1.0", "1.1") + strings.ReplaceAll(B, "1.0", "0.18"), []rec{a, b}},
		{"no blank lines between", strings.TrimSpace(A) + strings.TrimSpace(B), []rec{a, b}},
		{"one line break between", strings.TrimSpace(A) + "\n" + B, []rec{a, b}},
		{"more line breaks", "\r\n\n" + A + strings.Repeat("\r\n", 100) + B, []rec{a, b}},
		{"last line breaks missing", A + strings.TrimSpace(B), []rec{a, b}},
		{"header continued", wet("a", "Rain.", "X-Note: one\r\n\t two"), []rec{a}},
		{"no identifier", strings.ReplaceAll(A, "WARC-Record-ID", "X-ID"), []rec{{"1", "Rain.", nil}}},
		{"names in any case", strings.ReplaceAll(strings.ReplaceAll(A, "WARC-Type", "warc-type"), "Content-Length", "CONTENT-LENGTH"), []rec{a}},
		{"a record inside a block", wet("a", inside) + B, []rec{{"a", inside, nil}, b}},
		{"skipped types", warcRecord("r", "request", "GET / HTTP/1.1\r\n\r\n") + warcRecord("m", "metadata", "a: b", "Content-Type: text/plain") +
			warcRecord("v", "revisit", "HTTP/1.1 200 OK\r\n\r\n") + warcRecord("c", "continuation", "x") + A, []rec{a}},
		{"resource", warcRecord("a", "resource", "Rain.", "Content-Type: text/plain") + warcRecord("p", "resource", "\x89PNG\r\n", "Content-Type: image/png"), []rec{a}},

		{"cut in a block", A + B[:len(B)-6], []rec{a, {"b", "", ErrTruncated}}},
		{"cut in a header", A + B[:40], []rec{a, {"2", "", ErrTruncated}}},
		{"cut in the first word", A + B[:7], []rec{a, {"2", "", ErrTruncated}}},
		{"cut after the version", A + B[:10], []rec{a, {"2", "", ErrTruncated}}},
		{"cut by the next record", A[:len(A)-7] + "\r\n" + B, []rec{{"a", "", ErrTruncated}, b}},
		{"cut by the next record in the header", "WARC/1.0\r\nWARC-Type: conversion\r\n" + B, []rec{{"1", "", ErrTruncated}, b}},
		{"length too small", wet("a", "Rain, and more rain.", "Content-Length: 4") + B, []rec{{"a", "", ErrMalformed}, b}},
		{"length too small, at the end", wet("a", "Rain, and more rain.", "Content-Length: 4"), []rec{{"a", "", ErrMalformed}}},
		{"length too large", wet("a", "Rain.", "Content-Length: 40") + B, []rec{{"a", "", ErrTruncated}, b}},
		{"length far too large", wet("a", "Rain.", "Content-Length: 4000") + B, []rec{{"a", "", ErrTruncated}, b}},
		{"length absurd", wet("a", "Rain.", "Content-Length: 99999999999") + B, []rec{{"a", "", ErrTruncated}, b}},
		{"length beyond numbers", wet("a", "Rain.", "Content-Length: 99999999999999999999") + B, []rec{{"a", "", ErrMalformed}, b}},
		{"length negative", wet("a", "Rain.", "Content-Length: -1") + B, []rec{{"a", "", ErrMalformed}, b}},
		{"length missing", strings.Replace(A, "Content-Length: 5\r\n", "", 1) + B, []rec{{"a", "", ErrMalformed}, b}},
		{"no header end", strings.Replace(A, "\r\n\r\nRain.", "\r\nRain.", 1) + B, []rec{{"a", "", ErrMalformed}, b}},
		{"rubbish first", "rubbish\r\n" + A, []rec{{"1", "", ErrMalformed}, a}},
		{"rubbish between", A + "rubbish\r\nWARC/1.0 is not here\r\n" + B, []rec{{"a", "", ErrMalformed}, b}},
		{"no WARC", "<html>", []rec{{"1", "", ErrMalformed}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := testRecords(t, readWARC, tt.src, Options{}, tt.want)
			checkLaws(t, got, int64(len(tt.src)))
		})
	}
}

func TestWARCFields(t *testing.T) {
	src := wet("0a-1", "Rain.", "WARC-Target-URI: <http://a.example/x>", "WARC-Date: 2024-05-06T07:08:09Z", "X-City: K\xf6ln", "X-Long: one\r\n two")
	got := testRecords(t, readWARC, src, Options{}, []rec{{"0a-1", "Rain.", nil}})
	assert.Equal(t, "http://a.example/x", got[0].url)
	assert.Equal(t, MediaText, got[0].media)
	for name, want := range map[string]string{"warc-type": "conversion", "warc-date": "2024-05-06T07:08:09Z", "x-city": "Köln", "x-long": "one two"} {
		assert.Equal(t, want, got[0].meta.Get(name))
	}

	src = response("r", "Content-Type: text/HTML; Charset=\"Windows-1251\"\nLast-Modified: Mon, 06 May 2024 07:08:09 GMT", "<p>x")
	got = testRecords(t, readWARC, src, Options{}, []rec{{"r", "<p>x", nil}})
	assert.Equal(t, MediaHTML, got[0].media)
	assert.Equal(t, "windows-1251", got[0].charset)
	assert.Equal(t, "200", got[0].meta.Get("http-status"))
	assert.Equal(t, "text/HTML; Charset=\"Windows-1251\"", got[0].meta.Get("http-content-type"))
	assert.Equal(t, "Mon, 06 May 2024 07:08:09 GMT", got[0].meta.Get("http-last-modified"))
}

func TestWARCPlace(t *testing.T) {
	A, B := wet("a", "Rain."), wet("b", "Sun.", "Content-Length: 9000")
	for _, src := range []string{A + B + A, gzipped(A) + gzipped(B) + gzipped(A), gzipped(A + B + A)} {
		got := records(t, readWARC, strings.NewReader(src), Options{})
		require.Len(t, got, 3)
		assert.Equal(t, int64(0), got[0].offset)
		assert.Equal(t, int64(len(A)), got[1].offset)
		assert.Equal(t, int64(len(A)+len(B)), got[2].offset)
	}
}

func deflated(s string) string {
	var b bytes.Buffer
	z, _ := flate.NewWriter(&b, flate.BestCompression)
	io.WriteString(z, s) //nolint:errcheck // a bytes.Buffer takes all
	z.Close()
	return b.String()
}

func zlibbed(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	io.WriteString(z, s) //nolint:errcheck // a bytes.Buffer takes all
	z.Close()
	return b.String()
}

func TestWARCResponse(t *testing.T) {
	page := "<!DOCTYPE html><p>Rain.</p>"
	good, none := []rec{{"r", page, nil}}, []rec(nil)
	bad := func(err error) []rec { return []rec{{"r", "", err}} }
	const html, chunked = "Content-Type: text/html", "Content-Type: text/html\nTransfer-Encoding: chunked"
	coded := func(name string) string { return html + "\nContent-Encoding: " + name }
	const printed = "Content-Type: text/html\nContent-Encoding: gzip, deflate"
	for _, tt := range []struct {
		name, src string
		want      []rec
	}{
		{"HTML", response("r", html, page), good},
		{"XHTML", response("r", "Content-Type: application/xhtml+xml", page), good},
		{"plain text", response("r", "Content-Type: text/plain", page), good},
		{"no type, HTML", response("r", "Server: x", page), good},
		{"unknown type, HTML", response("r", "Content-Type: application/octet-stream", page), good},
		{"no type, binary", response("r", "Server: x", "\x00\x01\x02"), none},
		{"image", response("r", "Content-Type: image/png", page), none},
		{"style sheet", response("r", "Content-Type: text/css", "p {}"), none},
		{"PDF", response("r", "Content-Type: application/pdf", "%PDF-1.4"), none},
		{"empty page", response("r", html, ""), []rec{{"r", "", nil}}},
		{"bare LF", strings.ReplaceAll(response("r", html, page), "\r\n", "\n"), nil},
		{"no HTTP header", warcRecord("r", "response", page, "Content-Type: text/html"), good},
		{"HTTP header continued", response("r", "X-A: b\n c\n"+html, page), good},
		{"HTTP header without blank line", warcRecord("r", "response", "HTTP/1.1 200 OK\r\n"+html+"\r\n"+page), good},
		{"name lookup", warcRecord("d", "response", "20240506\n", "Content-Type: text/dns", "WARC-Target-URI: dns:a.example"), none},

		{"chunked", response("r", chunked, "5\r\n<!DOC\r\n16;x=y\r\nTYPE html><p>Rain.</p>\r\n0\r\n\r\n"), good},
		{"chunked with trailer", response("r", chunked, "1b\r\n"+page+"\r\n0\r\nX: y\r\n\r\n"), good},
		{"said to be chunked", response("r", chunked, page), good},
		{"said to be chunked, begins with a number", response("r", chunked, "5\r\n"+page), []rec{{"r", "5\r\n" + page, nil}}},
		{"chunk cut", response("r", chunked, "5\r\n<!DOC\r\n16\r\nTYPE"), bad(ErrTruncated)},
		{"last chunk missing", response("r", chunked, "5\r\n<!DOC\r\n"), bad(ErrTruncated)},
		{"chunk size broken", response("r", chunked, "5\r\n<!DOC\r\nxyz\r\nTYPE"), bad(ErrMalformed)},

		{"gzip", response("r", coded("gzip"), gzipped(page)), good},
		{"x-gzip", response("r", coded("x-gzip"), gzipped(page)), good},
		{"said to be gzip", response("r", coded("gzip"), page), good},
		{"deflate", response("r", coded("deflate"), zlibbed(page)), good},
		{"deflate without header", response("r", coded("deflate"), deflated(page)), good},
		{"said to be deflate", response("r", coded("Deflate"), page), good},
		{"one over the other", response("r", printed, zlibbed(gzipped(page))), good},
		{"gzip and chunked", response("r", chunked+"\nContent-Encoding: gzip", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(gzipped(page)), gzipped(page))), good},
		{"said to be br", response("r", coded("br"), page), good},
		{"br", response("r", coded("br"), "\x0b\x02\x80\x03\x00"), bad(errors.ErrUnsupported)},
		{"gzip cut", response("r", coded("gzip"), gzipped(page)[:20]), bad(ErrTruncated)},
		{"gzip broken", response("r", coded("gzip"), gzipped(page)[:10]+strings.Repeat("\xff", 20)), bad(ErrMalformed)},
		{"too many encodings", response("r", coded("gzip,gzip,gzip,gzip,gzip"), gzipped(page)), bad(ErrMalformed)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := tt.want
			if tt.name == "bare LF" {
				want = bad(ErrTruncated) // the Content-Length counts the CRs
			}
			src := tt.src + wet("z", "z")
			got := testRecords(t, readWARC, src, Options{}, append(append([]rec(nil), want...), rec{"z", "z", nil}))
			checkLaws(t, got, int64(len(src)))
		})
	}
}

func TestWARCStatus(t *testing.T) {
	block := func(status, body string) string {
		return warcRecord(status, "response", "HTTP/1.1 "+status+" x\r\nContent-Type: text/html\r\n\r\n"+body)
	}
	src := block("301", "") + block("304", "\r\n") + block("404", "<p>Gone") + block("206", "")
	got := testRecords(t, readWARC, src, Options{}, []rec{{"404", "<p>Gone", nil}, {"206", "", nil}})
	assert.Equal(t, "404", got[0].meta.Get("http-status"))
}

func TestWARCGzip(t *testing.T) {
	a, b, c := rec{"a", "Rain.", nil}, rec{"b", "Sun.", nil}, rec{"c", "Wind.", nil}
	long := strings.Repeat("Some words about the weather, and no end of them. ", 40)
	A, B, C := gzipped(wet("a", "Rain.")), gzipped(wet("b", "Sun.")), gzipped(wet("c", "Wind."))
	L := gzipped(wet("l", long))
	flip := func(s string, i int) string {
		b := []byte(s)
		b[i] ^= 0xff
		return string(b)
	}
	halves := wet("a", "Rain.") + wet("b", "Sun.")
	for _, tt := range []struct {
		name, src string
		want      []rec
	}{
		{"one member per record", A + B + C, []rec{a, b, c}},
		{"one member for all", gzipped(wet("a", "Rain.") + wet("b", "Sun.") + wet("c", "Wind.")), []rec{a, b, c}},
		{"members across records", gzipped(halves[:50]) + gzipped(halves[50:]) + C, []rec{a, b, c}},
		{"empty member", A + gzipped("") + B, []rec{a, b}},
		{"padded with NULs", A + strings.Repeat("\x00", 2000) + B + "\x00\x00", []rec{a, b}},
		{"cut in a member", A + L[:len(L)-30], []rec{a, {"2", "", ErrTruncated}}},
		{"cut in the trailer", A + B[:len(B)-4], []rec{a, b, {"3", "", ErrMalformed}}},
		{"cut in the header", A + B[:6], []rec{a, {"2", "", ErrMalformed}}},
		{"checksum wrong", A + flip(B, len(B)-6) + C, []rec{a, {"b", "", ErrMalformed}, c}},
		{"member cut by the next", L[:len(L)-30] + B + C, []rec{{"1", "", ErrTruncated}, b, c}},
		{"rubbish between", A + "rubbish\x1f\x8b\x08rubbish" + B, []rec{a, {"2", "", ErrMalformed}, b}},
		{"rubbish at the end", A + "rubbish", []rec{a, {"2", "", ErrMalformed}}},
		{"length too large", gzipped(wet("a", "Rain.", "Content-Length: 500")) + B + C, []rec{{"a", "", ErrTruncated}, b, c}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := tt.want
			got := records(t, readWARC, strings.NewReader(tt.src), Options{})
			for i := range want {
				if want[i].name != "" && i < len(got) && want[i].err != nil && got[i].name == "l" {
					want[i].name = "l"
				}
			}
			requireRecords(t, want, got)
			slow := records(t, readWARC, iotest.OneByteReader(strings.NewReader(tt.src)), Options{})
			requireRecords(t, want, slow)
			checkLaws(t, got, 1<<40)
		})
	}
}

// Wherever a member is damaged, the ones before and after it are read.
func TestWARCGzipDamageAnywhere(t *testing.T) {
	A, C := gzipped(wet("a", "Rain.")), gzipped(wet("c", "Wind."))
	middle := gzipped(wet("b", strings.Repeat("Sun, and more sun. ", 20)))
	for i := range middle {
		for name, damaged := range map[string]string{
			"cut":     middle[:i],
			"zeroed":  middle[:i] + strings.Repeat("\x00", min(8, len(middle)-i)) + middle[min(i+8, len(middle)):],
			"flipped": middle[:i] + string(middle[i]^0x55) + middle[i+1:],
		} {
			got := records(t, readWARC, strings.NewReader(A+damaged+C), Options{})
			require.NotEmpty(t, got)
			assert.Equal(t, "a", got[0].name, "%s at %d", name, i)
			assert.NoError(t, got[0].err, "%s at %d", name, i)
			last := got[len(got)-1]
			assert.Equal(t, "c", last.name, "%s at %d", name, i)
			assert.NoError(t, last.err, "%s at %d", name, i)
		}
	}
}

func TestWARCLimit(t *testing.T) {
	long := strings.Repeat("x", 200)
	small := wet("s", "y")
	page := func(body string) string { return response("r", "Content-Type: text/html", body) }
	big := strings.Repeat("x", maxHTTPHeader+300)
	tooLong := []rec{{"r", "", ErrTooLong}, {"s", "y", nil}}
	for _, tt := range []struct {
		name, src string
		want      []rec
	}{
		{"text", wet("r", long) + small, tooLong},
		{"page", page(long) + small, tooLong},
		{"beyond what is held", page(big) + small, tooLong},
		{"just within", page(long[:100]) + small, []rec{{"r", long[:100], nil}, {"s", "y", nil}}},
		{"gzip", response("r", "Content-Type: text/html\nContent-Encoding: gzip", gzipped(long)) + small, tooLong},
		{"image", response("r", "Content-Type: image/png", big) + small, []rec{{"s", "y", nil}}},
		{"request", warcRecord("r", "request", big) + small, []rec{{"s", "y", nil}}},
		{"big and its length too small", warcRecord("r", "conversion", big, fmt.Sprintf("Content-Length: %d", len(big)-20)) + small, []rec{{"r", "", ErrMalformed}, {"s", "y", nil}}},
		{"big and cut", wet("r", big)[:len(big)] + "\r\n" + small, []rec{{"r", "", ErrTruncated}, {"s", "y", nil}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			testRecords(t, readWARC, tt.src, Options{Limit: 100}, tt.want)
		})
	}
}

func TestWARCHostile(t *testing.T) {
	t.Run("gzip bomb", func(t *testing.T) {
		var bomb bytes.Buffer
		z := gzip.NewWriter(&bomb)
		_, err := io.Copy(z, &repeated{piece: "\x00", size: 16 << 20})
		require.NoError(t, err)
		require.NoError(t, z.Close())
		src := response("r", "Content-Type: text/html\nContent-Encoding: gzip", bomb.String()) + wet("s", "y")
		requireRecords(t, []rec{{"r", "", ErrTooLong}, {"s", "y", nil}}, records(t, readWARC, strings.NewReader(src), Options{Limit: 1 << 20}))
	})
	t.Run("every length lies", func(t *testing.T) {
		src := strings.Repeat(wet("a", "Rain.", "Content-Length: 30000000"), 20_000)
		got := records(t, readWARC, strings.NewReader(src), Options{})
		assert.Len(t, got, 20_000)
		for _, r := range got {
			assert.ErrorIs(t, r.err, ErrTruncated)
		}
	})
	t.Run("version lines without end", func(t *testing.T) {
		src := wet("a", strings.Repeat("\rWARC/1.0", 500_000), "Content-Length: 1") + wet("s", "y")
		requireRecords(t, []rec{{"a", "", ErrMalformed}, {"s", "y", nil}}, records(t, readWARC, strings.NewReader(src), Options{}))
	})
	t.Run("header without end", func(t *testing.T) {
		src := "WARC/1.0\r\n" + strings.Repeat("X-A: b\r\n", 1_000_000) + wet("s", "y")
		got := records(t, readWARC, strings.NewReader(src), Options{})
		assert.ErrorIs(t, got[0].err, ErrMalformed)
		assert.Equal(t, "s", got[len(got)-1].name)
	})
	t.Run("a block of 100 MB", func(t *testing.T) {
		head := strings.TrimSuffix(wet("a", "", "Content-Length: 104857600"), "\r\n\r\n")
		r := io.MultiReader(strings.NewReader(head), &repeated{piece: "No end of words.\n", size: 100 << 20}, strings.NewReader("\r\n\r\n"+wet("s", "y")))
		requireRecords(t, []rec{{"a", "", ErrTooLong}, {"s", "y", nil}}, records(t, readWARC, r, Options{}))
	})
}

func TestWARCSource(t *testing.T) {
	A, B := wet("a", "Rain."), wet("b", "Sun.")
	testSourceError(t, readWARC, A+B[:20])
	testSourceError(t, readWARC, A+B[:len(B)-6])
	testSourceError(t, readWARC, gzipped(A)+gzipped(B)[:30])
	testStops(t, readWARC, A+B)
	testStops(t, readWARC, "rubbish\n"+B)
}

func FuzzWARC(f *testing.F) {
	page := "<!DOCTYPE html><p>Rain.</p>"
	for _, s := range []string{
		wet("a", "Rain.") + wet("b", "Sun.", "Content-Length: 9"),
		gzipped(wet("a", "Rain.")) + gzipped(wet("b", "Sun.")),
		response("r", "Content-Type: text/html; charset=utf-8\nTransfer-Encoding: chunked", "1b\r\n"+page+"\r\n0\r\n\r\n"),
		response("r", "Content-Encoding: gzip", gzipped(page)),
		"WARC/1.0\r\nWARC-Type: x\r\n\r\nWARC/0.9\n a\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, limit := range []int64{0, 10} {
			got := records(t, readWARC, bytes.NewReader(src), Options{Limit: limit})
			size := int64(len(src))
			if bytes.HasPrefix(src, []byte(gzipMagic)) {
				size = 1 << 40
			}
			checkLaws(t, got, size)
		}
	})
}

func BenchmarkWARC(b *testing.B) {
	page := "<!DOCTYPE html><title>Council meets</title>" + strings.Repeat("<p>The council met on Tuesday, said the mayor. Nothing was decided.</p>\n", 200)
	var plain, packed strings.Builder
	for i := range 300 {
		r := response(fmt.Sprint(i), "Content-Type: text/html; charset=utf-8\nServer: x", page)
		plain.WriteString(r)
		packed.WriteString(gzipped(r))
	}
	b.Run("plain", func(b *testing.B) { benchmarkRecords(b, readWARC, plain.String()) })
	b.Run("gzip", func(b *testing.B) {
		benchmarkRecords(b, readWARC, packed.String())
		b.SetBytes(int64(plain.Len()))
	})
}
