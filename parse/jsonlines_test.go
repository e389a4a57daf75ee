package parse

import (
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestJSONLines(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      []rec
	}{
		{"empty", "", nil},
		{"blank lines only", "\n \r\n\t\n", nil},
		{"one", `{"text":"Rain."}`, []rec{{"1", "Rain.", nil}}},
		{"identifiers", `{"id":"a","text":"1"}` + "\n" + `{"id":7,"text":"2"}` + "\n", []rec{{"a", "1", nil}, {"7", "2", nil}}},
		{"blank lines are not counted", "\n\n{\"text\":\"1\"}\r\n  \r\n{\"text\":\"2\"}", []rec{{"1", "1", nil}, {"2", "2", nil}}},
		{"byte-order mark", "\xef\xbb\xbf{\"text\":\"x\"}\n", []rec{{"1", "x", nil}}},
		{"blanks around", "  { \"text\" : \"x\" }  \r\n", []rec{{"1", "x", nil}}},
		{"escapes", `{"text":"a\"b\\c\/d\b\f\n\r\té\u20ac"}`, []rec{{"1", "a\"b\\c/d\b\f\n\r\té€", nil}}},
		{"surrogate pair", `{"text":"\ud83d\ude00!"}`, []rec{{"1", "😀!", nil}}},
		{"lone surrogates", `{"text":"a\ud800b\udc00\ud800\ud800c\ud800\u0041"}`, []rec{{"1", "a\ufffdb\ufffd\ufffd\ufffdc\ufffdA", nil}}},
		{"NUL", `{"text":"a\u0000b"}`, []rec{{"1", "a\x00b", nil}}},
		{"empty text is a document", `{"text":""}`, []rec{{"1", "", nil}}},
		{"NaN as Python writes it", `{"text":"x","author":NaN,"n":-Infinity}`, []rec{{"1", "x", nil}}},
		{"text before content", `{"content":"b","text":"a"}`, []rec{{"1", "a", nil}}},
		{"the one with content", `{"text":" ","content":"b"}`, []rec{{"1", "b", nil}}},
		{"first of two", `{"text":"a","text":"b"}`, []rec{{"1", "a", nil}}},
		{"null text beside content", `{"text":null,"content":"b"}`, []rec{{"1", "b", nil}}},
		{"no object", `[1,2]` + "\n" + `"text"` + "\n" + `{"text":"x"}`, []rec{{"1", "", ErrMalformed}, {"2", "", ErrMalformed}, {"3", "x", nil}}},
		{"no JSON", "hello\n{\"text\":\"x\"}\n", []rec{{"1", "", ErrMalformed}, {"2", "x", nil}}},
		{"cut short", `{"text":"x","url":` + "\n" + `{"text":"x"}`, []rec{{"1", "", ErrTruncated}, {"2", "x", nil}}},
		{"two on a line", `{"text":"x"}{"text":"y"}`, []rec{{"1", "", ErrMalformed}}},
		{"comma too many", `{"text":"x",}`, []rec{{"1", "", ErrMalformed}}},
		{"comma missing", `{"text":"x" "id":1}`, []rec{{"1", "", ErrMalformed}}},
		{"line break in a string", "{\"text\":\"x\ny\"}", []rec{{"1", "", ErrMalformed}, {"2", "", ErrMalformed}}},
		{"bad escape", `{"text":"\x"}`, []rec{{"1", "", ErrMalformed}}},
		{"bad unicode escape", `{"text":"\u12g4"}`, []rec{{"1", "", ErrMalformed}}},
		{"number with a leading zero", `{"text":"x","n":01}`, []rec{{"1", "", ErrMalformed}}},
		{"brackets crossed", `{"text":"x","n":[1}]`, []rec{{"1", "", ErrMalformed}}},
		{"no text", `{"id":"a","title":"T"}`, []rec{{"a", "", ErrNoText}}},
		{"null text", `{"text":null}`, []rec{{"1", "", ErrNoText}}},
		{"text is a number", `{"text":5}`, []rec{{"1", "", ErrNoText}}},
		{"text is an array", `{"text":["a","b"]}`, []rec{{"1", "", ErrNoText}}},
		{"text is an object", `{"text":{"body":"a"}}`, []rec{{"1", "", ErrNoText}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			testRecords(t, readJSONLines, tt.src, Options{}, tt.want)
		})
	}
}

func TestJSONLinesFields(t *testing.T) {
	src := `{"_id":{"$oid":"5f"},"Source-URL":"https://example.org/a","raw_content":"Body.","html":"<p>Body.</p>",` +
		`"Title":"T","authors":["Ann","Ben"],"empty":"","none":null,"year":2024,"paid":false,` +
		`"meta":{"site":"S","geo":{"lat":1.5}},"images":[{"src":"a.png"},{"src":"b.png"}]}`
	got := testRecords(t, readJSONLines, src, Options{}, []rec{{"5f", "Body.", nil}})
	assert.Equal(t, "https://example.org/a", got[0].url)
	assert.Equal(t, "", got[0].media)
	assert.True(t, got[0].utf8)
	assert.Equal(t, Meta{
		{"title", "T"}, {"authors", "Ann"}, {"authors", "Ben"}, {"year", "2024"}, {"paid", "false"},
		{"meta.site", "S"}, {"meta.geo.lat", "1.5"}, {"images.src", "a.png"}, {"images.src", "b.png"},
	}, got[0].meta)
}

func TestJSONLinesNested(t *testing.T) {
	for _, tt := range []struct{ name, src, id, url, body string }{
		{"metadata", `{"text":"x","metadata":{"url":"http://a.example/","id":"m"}}`, "m", "http://a.example/", "x"},
		{"top level first", `{"metadata":{"url":"http://b.example/"},"text":"x","uri":"http://a.example/"}`, "1", "http://a.example/", "x"},
		{"OSCAR", `{"content":"x","warc_headers":{"warc-record-id":"<urn:uuid:0a-1>","warc-target-uri":"http://a.example/"}}`, "0a-1", "http://a.example/", "x"},
		{"Elasticsearch", `{"_id":"e","_source":{"text":"x","url":"http://a.example/"}}`, "e", "http://a.example/", "x"},
		{"other objects are not searched", `{"text":"x","owner":{"url":"http://a.example/","id":"o"}}`, "1", "", "x"},
		{"URL of another type", `{"text":"x","url":["http://a.example/"]}`, "1", "", "x"},
		{"identifier with a line break", `{"text":"x","id":"a\nb"}`, "a b", "", "x"},
		{"identifier too long", `{"text":"x","id":"` + strings.Repeat("a", 300) + `"}`, "1", "", "x"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := testRecords(t, readJSONLines, tt.src, Options{}, []rec{{tt.id, tt.body, nil}})
			assert.Equal(t, tt.url, got[0].url)
		})
	}
}

func TestJSONLinesHTML(t *testing.T) {
	for _, tt := range []struct{ name, src, media, body string }{
		{"html alone", `{"html":"<p>x"}`, MediaHTML, "<p>x"},
		{"text wins", `{"html":"<p>x","text":"x"}`, "", "x"},
		{"blank text does not", `{"html":"<p>x","text":"\n "}`, MediaHTML, "<p>x"},
		{"null text does not", `{"raw-html":"<p>x","text":null}`, MediaHTML, "<p>x"},
		{"nothing in either", `{"html":" ","text":""}`, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := testRecords(t, readJSONLines, tt.src, Options{}, []rec{{"1", tt.body, nil}})
			assert.Equal(t, tt.media, got[0].media)
			assert.Empty(t, got[0].meta.Get("html", "raw-html"))
		})
	}
}

func TestJSONLinesMapping(t *testing.T) {
	opt := Options{Fields: Fields{Text: []string{"Payload.Story"}, ID: []string{"key", "nr"}}}
	src := `{"nr":3,"url":"http://a.example/","text":"other","payload":{"story":"x"}}` + "\n" +
		`{"key":"k","nr":4,"text":"other"}`
	got := testRecords(t, readJSONLines, src, opt, []rec{{"3", "x", nil}, {"k", "", ErrNoText}})
	assert.Equal(t, "http://a.example/", got[0].url)
	assert.Equal(t, Meta{{"text", "other"}}, got[0].meta)
}

func TestJSONLinesPlace(t *testing.T) {
	src := "\n" + `{"text":"x"}` + "\n" + `{"text":x}` + "\n"
	got := records(t, readJSONLines, strings.NewReader(src), Options{})
	require.Len(t, got, 2)
	assert.Equal(t, int64(1), got[0].offset)
	assert.Equal(t, int64(14), got[1].offset)
	var syntax *json.SyntaxError
	assert.ErrorAs(t, got[1].err, &syntax)
	assert.NotErrorIs(t, got[1].err, ErrTruncated)
}

func TestJSONLinesCharset(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		utf8      bool
	}{
		{"UTF-8", `{"text":"K\u00f6ln, Köln"}`, true},
		{"windows-1252", "{\"text\":\"K\xf6ln\"}", false},
		{"UTF-8 with damage", "{\"text\":\"Köln, Bön\xe2\x82\"}", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := records(t, readJSONLines, strings.NewReader(tt.src), Options{})
			require.Len(t, got, 1)
			assert.Equal(t, tt.utf8, got[0].utf8)
		})
	}
	got := records(t, readJSONLines, strings.NewReader("{\"text\":\"x\",\"city\":\"K\xf6ln\"}"), Options{})
	assert.Equal(t, Meta{{"city", "Köln"}}, got[0].meta)
}

func TestJSONLinesLimit(t *testing.T) {
	long := `{"text":"` + strings.Repeat("a", 100) + `"}`
	src := long + "\n" + `{"text":"x"}` + "\n" + long
	got := testRecords(t, readJSONLines, src, Options{Limit: 50}, []rec{{"1", "", ErrTooLong}, {"2", "x", nil}, {"3", "", ErrTooLong}})
	assert.Equal(t, int64(len(long)+1), got[1].offset)
	testRecords(t, readJSONLines, long, Options{Limit: int64(len(long))}, []rec{{"1", strings.Repeat("a", 100), nil}})
}

func TestJSONLinesHostile(t *testing.T) {
	deep := strings.Repeat(`{"a":`, 1_000_000)
	deepArray := `{"a":` + strings.Repeat("[", 1_000_000) + strings.Repeat("]", 1_000_000) + "}"
	src := deep + "\n" + deepArray + "\n" + `{"text":"x"}`
	testRecords(t, readJSONLines, src, Options{}, []rec{{"1", "", ErrMalformed}, {"2", "", ErrMalformed}, {"3", "x", nil}})

	r := io.MultiReader(strings.NewReader(`{"text":"`), &repeated{piece: "all work and no play ", size: 100 << 20}, strings.NewReader("\"}\n{\"text\":\"x\"}"))
	requireRecords(t, []rec{{"1", "", ErrTooLong}, {"2", "x", nil}}, records(t, readJSONLines, r, Options{}))
}

func TestJSONLinesBounds(t *testing.T) {
	vector := "[" + strings.Repeat("1,", 5000) + "1]"
	got := records(t, readJSONLines, strings.NewReader(`{"text":"x","vector":`+vector+`,"after":1}`), Options{})
	assert.Equal(t, Meta{{"vector", vector}, {"after", "1"}}, got[0].meta, "a long array stays JSON")

	nested := `{"text":"x","a":{"b":{"c":{"d":{"e":{"f":{"g":1}}}}}}}`
	got = records(t, readJSONLines, strings.NewReader(nested), Options{})
	assert.Equal(t, Meta{{"a.b.c.d.e.f", `{"g":1}`}}, got[0].meta, "deep objects stay JSON")

	name := strings.Repeat("n", 10_000)
	got = records(t, readJSONLines, strings.NewReader(`{"text":"x","`+name+`":{"a":1,"b":2}}`), Options{})
	require.Len(t, got[0].meta, 1)
	assert.Len(t, got[0].meta[0].Name, maxFieldName)
}

func TestJSONLinesSource(t *testing.T) {
	testSourceError(t, readJSONLines, `{"text":"x"}`+"\n"+`{"text":"y"`)
	testStops(t, readJSONLines, `{"text":"x"}`+"\n"+`{"text":"y"}`)
}
