package parse

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestDetect(t *testing.T) {
	long := strings.Repeat("A long article goes on. ", 5000)
	for name, tt := range map[string]struct {
		head string
		want Format
	}{
		"nothing": {"", Single},
		"prose":   {"A bridge was opened.\nPeople came.\n", Single},

		"WARC":            {"WARC/1.1\r\nWARC-Type: warcinfo\r\n", WARC},
		"WARC after line": {"\r\nWARC/1.0\r\n", WARC},
		"word WARC":       {"WARC/WET files hold text.\n", Single},

		"objects on lines":       {"{\"text\": \"a\"}\n{\"text\": \"b\"}\n", JSONLines},
		"object on a line":       {" {\"text\": \"a {\\\" b\"}", JSONLines},
		"line cut short":         {"{\"text\": \"a {\n{\"text\": \"b\"}\n", JSONLines},
		"line longer than peek":  {"{\"text\": \"" + long + long, JSONLines},
		"mark before objects":    {"\ufeff{\"text\": \"a\"}\n", JSONLines},
		"array":                  {"[{\"text\": \"a\"}, {\"text\": \"b\"}]", JSON},
		"array over lines":       {"[\n  {\n    \"text\": \"a\"\n  }\n]\n", JSON},
		"empty array":            {"[ ]\n", JSON},
		"object over lines":      {"{\n  \"text\": \"a\"\n}\n", JSON},
		"object opened on line":  {"{\"meta\": {\n\"a\": 1}}\n", JSON},
		"music":                  {"[Music] Hello.\n", Single},
		"footnote":               {"[1] See below.\n", Single},
		"array of strings":       {"[\"a\", \"b\"]\n", Single},
		"template":               {"{{Infobox}}\nText\n", Single},
		"set of words":           {"{\"a\", \"b\"} is a set.\n", Single},
		"brace":                  {"{", Single},
		"brackets at window end": {"[", Single},

		"commas":             {"url,text\nhttps://example.org,Hello\n", CSV},
		"quotation marks":    {"\"id\",\"Text\",\"a b\"\n1,\"x, y\nz\",\n", CSV},
		"semicolons":         {"id;content\r\n1;a\r\n", CSV},
		"pipes":              {"id|body|title\n1|a|b\n", CSV},
		"tabulators":         {"url\ttitle\n/a\tHello, there\n", TSV},
		"header alone":       {"url,text\n", CSV},
		"index without name": {",url,text\n0,a,b\n", CSV},
		"row beyond peek":    {"id,text,url\n1,\"" + long, CSV},
		"one column":         {"text\nhello\n", Single},
		"unknown columns":    {"colour,size\nred,4\n", Single},
		"sentence":           {"Text, sound and pictures.\nAll of it.\n", Single},
		"names twice":        {"text,text\na,b\n", Single},
		"rows differ":        {"text,url\nNo table.\n", Single},
		"quoted sentence":    {"Content, he said: \"no\"\na,b\n", Single},

		"fences":                   {"=== a ===\nA.\n=== b ===\n", Fence},
		"fence beyond peek":        {"=== A title ===\n" + long, Single},
		"file beyond peek":         {"=== a.txt ===\n" + long, Fence},
		"fence before a table":     {"=== url,text ===\na,b\n=== url,text ===\n", Fence},
		"fence cut by peek":        {"=== A ===\n" + strings.Repeat("x", inputBuffer-20) + "\n=== B ===", Single},
		"document tag":             {"<doc id=\"1\" url=\"u\">\n" + long, Fence},
		"document tag and its end": {"<doc id=\"1\">\nA.\n</doc>\n", Fence},
		"document tag alone":       {"<doc id=\"1\">\nA.\n", Single},
		"page":                     {"<!DOCTYPE html>\n<html>\n", Single},
		"mail folder":              {"From a@example.org\n", Single},

		"separator":           {"A.\n<|endoftext|>\nB.", EndOfText},
		"separator in a line": {"A.<|endoftext|>B.", EndOfText},
		"separator first":     {"<|endoftext|>A.", EndOfText},
		"separator in prose":  {"The sign <|endoftext|> ends it.", Single},
		"separator in a list": {"{\"text\": \"A.<|endoftext|>B\"}\n", JSONLines},
		"separator after CJK": {"终。<|endoftext|>始", EndOfText},
		"second occurrence":   {"The `<|endoftext|>` sign.\n<|endoftext|>\nB.", EndOfText},
		"opening mark":        {"see “<|endoftext|>” here", Single},
	} {
		t.Run(name, func(t *testing.T) {
			head := []byte(tt.head)
			assert.Equal(t, tt.want, detect(head[:min(len(head), inputBuffer)], &Options{}))
		})
	}
}

func TestDetectGivenFields(t *testing.T) {
	head := []byte("Nr;Inhalt\n1;a\n")
	assert.Equal(t, Single, detect(head, &Options{}))
	assert.Equal(t, CSV, detect(head, &Options{Fields: Fields{Text: []string{"Inhalt"}}}))
}

func TestLooksLikeFile(t *testing.T) {
	for name, want := range map[string]bool{
		"a.txt": true, "My notes.TXT": true, "a/b.html": true, "a.txt.gz": true, "000_ab12": true,
		"dump.jsonl#17": true, "http://example.org": true, "https://example.org/a b": false,
		"": false, ".txt": false, "a": false, "Vol. 2": false, "AC/DC": false, "Node.js": false,
		"2023-01-01": false, "a.gz": false, "http://": false, "ftp://example.org/a": false, "#a.txt": false,
	} {
		assert.Equal(t, want, looksLikeFile(name), name)
	}
}
