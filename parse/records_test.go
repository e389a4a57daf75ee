package parse

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rec is what a test expects of a record. An err goes with "" for the body.
type rec struct {
	name, body string
	err        error
}

// records reads src and returns what it emits, with bodies copied.
func records(t testing.TB, f format, r io.Reader, opt Options) []record {
	t.Helper()
	var got []record
	err := f(newInput(r), &opt, func(rec record) bool {
		rec.body = []byte(string(rec.body))
		got = append(got, rec)
		return true
	})
	require.NoError(t, err)
	return got
}

// brief makes records comparable with those a test expects.
func brief(got []record) []rec {
	var out []rec
	for _, g := range got {
		if g.err != nil {
			out = append(out, rec{name: g.name, err: g.err})
			continue
		}
		out = append(out, rec{name: g.name, body: string(g.body)})
	}
	return out
}

// requireRecords compares what was read with what is expected; errors by
// errors.Is.
func requireRecords(t testing.TB, want []rec, got []record) {
	t.Helper()
	have := brief(got)
	require.Len(t, have, len(want), "%v", have)
	for i, w := range want {
		h := have[i]
		assert.Equal(t, w.name, h.name)
		assert.Equal(t, w.body, h.body)
		if w.err == nil {
			assert.NoError(t, h.err)
		} else {
			assert.ErrorIs(t, h.err, w.err)
		}
	}
}

// testRecords reads src at once and byte by byte.
func testRecords(t *testing.T, f format, src string, opt Options, want []rec) []record {
	t.Helper()
	got := records(t, f, strings.NewReader(src), opt)
	requireRecords(t, want, got)
	slow := records(t, f, iotest.OneByteReader(strings.NewReader(src)), opt)
	require.Len(t, slow, len(got))
	for i := range got {
		assert.Equal(t, got[i].offset, slow[i].offset)
		assert.Equal(t, got[i].meta, slow[i].meta)
		assert.Equal(t, got[i].body, slow[i].body)
	}
	return got
}

// checkLaws checks what holds for all records of a source of size bytes.
func checkLaws(t testing.TB, got []record, size int64) {
	t.Helper()
	last := int64(-1)
	for _, r := range got {
		assert.GreaterOrEqual(t, r.offset, last, "offsets do not go back")
		assert.LessOrEqual(t, r.offset, size, "offsets are within the source")
		last = r.offset
		assert.True(t, r.err == nil || r.body == nil || len(r.body) == 0, "an error has no body")
		for _, s := range []string{r.name, r.url, r.media, r.charset} {
			assert.Equal(t, strings.ToValidUTF8(s, "?"), s)
		}
		for _, f := range r.meta {
			assert.Equal(t, strings.ToValidUTF8(f.Name+f.Value, "?"), f.Name+f.Value)
		}
	}
}

// testSourceError checks that an error of the source is returned, after the
// records before it.
func testSourceError(t *testing.T, f format, src string) {
	t.Helper()
	broken := errors.New("cable pulled")
	n := 0
	in := newInput(io.MultiReader(strings.NewReader(src), iotest.ErrReader(broken)))
	err := f(in, &Options{}, func(r record) bool {
		assert.NoError(t, r.err)
		n++
		return true
	})
	assert.ErrorIs(t, err, broken)
	assert.Equal(t, 1, n)
}

// testStops checks that reading stops when no more records are wanted.
func testStops(t *testing.T, f format, src string) {
	t.Helper()
	n := 0
	err := f(newInput(strings.NewReader(src)), &Options{}, func(record) bool {
		n++
		return false
	})
	assert.NoError(t, err)
	assert.Equal(t, 1, n)
}

// A repeated is a reader of one piece again and again, size bytes in all.
type repeated struct {
	piece string
	size  int64
	at    int
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.size <= 0 {
		return 0, io.EOF
	}
	n := 0
	for n < len(p) && r.size > 0 {
		c := copy(p[n:], r.piece[r.at:])
		c = int(min(int64(c), r.size))
		n += c
		r.size -= int64(c)
		r.at = (r.at + c) % len(r.piece)
	}
	return n, nil
}
