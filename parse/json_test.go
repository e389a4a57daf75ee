package parse

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestJSON(t *testing.T) {
	a, b, c := rec{"a", "1", nil}, rec{"b", "2", nil}, rec{"c", "3", nil}
	const A, B, C = `{"id":"a","text":"1"}`, `{"id":"b","text":"2"}`, `{"id":"c","text":"3"}`
	bad := func(n string) rec { return rec{n, "", ErrMalformed} }
	for _, tt := range []struct {
		name, src string
		want      []rec
	}{
		{"empty", "", nil},
		{"empty array", " [ ] ", nil},
		{"array", "[" + A + "," + B + "]", []rec{a, b}},
		{"lines", "[\r\n  " + A + ",\r\n  " + B + "\r\n]\r\n", []rec{a, b}},
		{"byte-order mark", "\xef\xbb\xbf[" + A + "]", []rec{a}},
		{"one object", A, []rec{a}},
		{"object over lines", "{\n \"id\": \"a\",\n \"text\": \"1\"\n}\n", []rec{a}},
		{"objects one after the other", A + "\n" + B + C, []rec{a, b, c}},
		{"arrays one after the other", "[" + A + "][" + B + "]" + C, []rec{a, b, c}},
		{"brackets and quotes in strings", `[{"id":"}]","text":"[{\"\\"},` + B + "]", []rec{{"}]", `[{"\`, nil}, b}},
		{"nested", `[{"id":"a","m":{"x":[{"y":[]}]},"text":"1"},` + B + "]", []rec{a, b}},
		{"comma missing", "[" + A + " " + B + "]", []rec{a, b}},
		{"comma too many", "[," + A + ",,\n" + B + ",]", []rec{a, b}},

		{"other elements", `[1,"text",null,[` + A + `],` + B + `,-2.5]`, []rec{bad("1"), bad("2"), bad("3"), bad("4"), b, bad("6")}},
		{"broken but in pairs", `[{"id":"a","text":tru},` + B + "]", []rec{bad("1"), b}},
		{"no text", `[{"id":"a"},` + B + "]", []rec{{"a", "", ErrNoText}, b}},
		{"array not closed", "[" + A + "," + B, []rec{a, b, {"3", "", ErrTruncated}}},
		{"cut in an element", "[" + A + `,{"id":"b","te`, []rec{a, {"2", "", ErrTruncated}}},
		{"cut in a string", "[" + A + `,{"id":"b","text":"abc`, []rec{a, {"2", "", ErrTruncated}}},
		{"cut object", `{"id":"b","text":"abc`, []rec{{"1", "", ErrTruncated}}},
		{"closing quote missing, one line", `[{"id":"a","text":"1},` + B + "," + C + "]", []rec{bad("1"), b, c}},
		{"closing quote missing, lines", "[\n" + `{"id":"a","text":"1},` + "\n" + B + ",\n" + C + "\n]", []rec{bad("1"), b, c}},
		{"opening quote missing", `[{"id":"a","text":1"},` + B + "," + C + "]", []rec{bad("1"), b, c}},
		{"quotes not escaped", `[{"id":"a","text":"say "hi" now"},` + B + "]", []rec{bad("1"), b}},
		{"brace missing", `[{"id":"a","m":{"x":1,"text":"1"},` + B + "," + C + "]", []rec{bad("1"), b, c}},
		{"bracket missing", `[{"id":"a","m":[1,2,"text":"1"},` + B + "," + C + "]", []rec{bad("1"), b, c}},
		{"brace too many", "[" + A + "}," + B + "]", []rec{a, bad("2"), b}},
		{"bracket too many", "[" + A + "]," + B + "]", []rec{a, bad("2"), b, bad("4")}},
		{"cut and overwritten", "[\n" + `{"id":"a","text":"1` + "\n" + B + ",\n" + C + "]", []rec{bad("1"), b, c}},
		{"damage before the first name", `[{id:"a"},` + B + "]", []rec{bad("1"), b}},
		{"no JSON", "<html>\n<p>[]", []rec{bad("1")}},
		{"text after the array", "[" + A + "]\nend", []rec{a, bad("2")}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := testRecords(t, readJSON, tt.src, Options{}, tt.want)
			checkLaws(t, got, int64(len(tt.src)))
		})
	}
}

func TestJSONPlace(t *testing.T) {
	src := `[ {"text":"x"}, {"text":x}, {"text":"y}, {"text":"z"} ]`
	got := records(t, readJSON, strings.NewReader(src), Options{})
	require.Len(t, got, 4)
	for i, want := range []int64{2, 16, 28, 41} {
		assert.Equal(t, want, got[i].offset)
	}
	var syntax *json.SyntaxError
	assert.ErrorAs(t, got[1].err, &syntax)
	assert.ErrorAs(t, got[2].err, &syntax)
}

func TestJSONLimit(t *testing.T) {
	long := `{"id":"l","text":"` + strings.Repeat("a", 200) + `"}`
	short := `{"id":"s","text":"x"}`
	for _, tt := range []struct {
		name, src string
		want      []rec
	}{
		{"middle", "[" + short + "," + long + "," + short + "]", []rec{{"s", "x", nil}, {"2", "", ErrTooLong}, {"s", "x", nil}}},
		{"alone", long, []rec{{"1", "", ErrTooLong}}},
		{"just within", short, []rec{{"s", "x", nil}}},
		{"cut", "[" + long[:150], []rec{{"1", "", ErrTooLong}}},
		{"and broken", "[" + long[:150] + `"x},` + short + "]", []rec{{"1", "", ErrMalformed}, {"s", "x", nil}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			testRecords(t, readJSON, tt.src, Options{Limit: int64(len(short))}, tt.want)
		})
	}
}

func TestJSONHostile(t *testing.T) {
	deep := strings.Repeat(`{"a":`, 1_000_000)
	testRecords(t, readJSON, "["+deep, Options{}, []rec{{"1", "", ErrMalformed}})
	closed := `{"a":` + strings.Repeat("[", 1_000_000) + strings.Repeat("]", 1_000_000) + "}"
	testRecords(t, readJSON, "["+closed+`,{"text":"x"}]`, Options{}, []rec{{"1", "", ErrMalformed}, {"2", "x", nil}})

	r := io.MultiReader(strings.NewReader(`[{"text":"`), &repeated{piece: "all work and no play ", size: 100 << 20}, strings.NewReader(`"},{"text":"x"}]`))
	requireRecords(t, []rec{{"1", "", ErrTooLong}, {"2", "x", nil}}, records(t, readJSON, r, Options{}))
}

// Every element lacks a quote: the search for the next one must not go back to
// bytes already looked at again and again.
func TestJSONHostileEveryElementBroken(t *testing.T) {
	src := "[" + strings.Repeat(`{"id":1,"text":"abc},`, 200_000) + "]"
	got := records(t, readJSON, strings.NewReader(src), Options{})
	assert.Len(t, got, 200_000)
	for _, r := range got {
		assert.ErrorIs(t, r.err, ErrMalformed)
	}
}

func TestJSONSource(t *testing.T) {
	testSourceError(t, readJSON, `[{"text":"x"},{"text":"y`)
	testSourceError(t, readJSON, `[{"text":"x"}`)
	testStops(t, readJSON, `[{"text":"x"},{"text":"y"}]`)
	testStops(t, readJSON, `[1,2,3]`)
}

// The scanner takes what encoding/json takes, apart from the numbers of Python.
func FuzzJSONLines(f *testing.F) {
	for _, s := range []string{
		`{"text":"x"}`, `{"id":1,"text":"\ud83d\ude00","a":[1,{"b":null}],"c":-0.5e+3}`, `{"a":"\u00"}`, `{"a":1,}`,
		"{\"text\":\"K\xf6ln\"}\n\n{}", `[1]`, `{"a":NaN}`, `{"a":{"b":{"c":{"d":{"e":{"f":{"g":{}}}}}}}}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		got := records(t, readJSONLines, strings.NewReader(string(src)), Options{})
		checkLaws(t, got, int64(len(src)))

		s := jsonScanner{names: newFieldNames(&Options{})}
		if ok := s.scan(src); ok != isObject(src) {
			assert.True(t, ok, "refused: %q", src)
			assert.True(t, strings.Contains(string(src), "NaN") || strings.Contains(string(src), "Infinity"), "taken: %q", src)
		}
	})
}

func isObject(src []byte) bool {
	return json.Valid(src) && strings.HasPrefix(strings.TrimLeft(string(src), " \t\r\n"), "{")
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		`[{"text":"x"},{"text":"y"}]`, `[{"text":"x},{"text":"y"}]`, `{"text":"x"}{"text":"y"}`, `[[1,"a"],{"text":{}}}]]`, `[{"a":"\"}]`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, limit := range []int64{0, 10} {
			checkLaws(t, records(t, readJSON, strings.NewReader(string(src)), Options{Limit: limit}), int64(len(src)))
		}
		var objects []map[string]any
		if json.Unmarshal(src, &objects) == nil {
			assert.Len(t, records(t, readJSON, strings.NewReader(string(src)), Options{}), len(objects))
		}
	})
}

// jsonCorpus is n objects such as scraped corpora hold, with a text of 3 kB.
func jsonCorpus(n int, between string) string {
	var b strings.Builder
	text, _ := json.Marshal(strings.Repeat("The council met on Tuesday, said “the mayor”.\nNothing was decided.\n", 40))
	for i := range n {
		fmt.Fprintf(&b, `{"id": "doc-%d", "url": "https://example.org/news/%d", "title": "Council meets", `+
			`"authors": ["Ann Lee", "Ben Ray"], "metadata": {"site": "example.org", "words": 480}, "text": %s}`, i, i, text)
		b.WriteString(between)
	}
	return b.String()
}

func benchmarkRecords(b *testing.B, f format, src string) {
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		err := f(newInput(strings.NewReader(src)), &Options{}, func(r record) bool {
			if r.err != nil {
				b.Fatal(r.err)
			}
			n++
			return true
		})
		if err != nil || n == 0 {
			b.Fatal(n, err)
		}
	}
}

func BenchmarkJSONLines(b *testing.B) { benchmarkRecords(b, readJSONLines, jsonCorpus(1000, "\n")) }

func BenchmarkJSON(b *testing.B) {
	benchmarkRecords(b, readJSON, "["+strings.TrimSuffix(jsonCorpus(1000, ",\n"), ",\n")+"]")
}
