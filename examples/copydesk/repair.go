package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/clean/repair"
)

// maxRecord is the longest line that is read, in bytes.
const maxRecord = 256 << 20

// A repairRun is one run of the command repair.
type repairRun struct {
	opts repair.Options
	stdout,
	stderr io.Writer
	byLang map[string]*repair.Repairer
	failed int
}

// A repairInput is a line of input. Corpus is a list of other texts, or the name
// that the records of a corpus share; they are evidence for each other.
type repairInput struct {
	ID     json.RawMessage `json:"id"`
	Text   string          `json:"text"`
	Lang   string          `json:"lang"`
	Corpus json.RawMessage `json:"corpus"`
}

// A repairOutput is a line of output. All ranges are in code points.
type repairOutput struct {
	ID      json.RawMessage `json:"id"`
	Text    string          `json:"text"`
	Edits   []repair.Edit   `json:"edits"`
	Flags   [][2]int        `json:"flags"`
	Details []flagDetail    `json:"flag_details"`
}

// A flagDetail says what the flag of the same index is about.
type flagDetail struct {
	Kind       string  `json:"kind"`
	Note       string  `json:"note"`
	Suggestion *string `json:"suggestion,omitempty"`
}

// repair reads JSON lines with id, text, lang and corpus, and writes id, text,
// edits and flags.
func (p *program) repair(ctx context.Context, args []string) error {
	r := &repairRun{stdout: p.stdout, stderr: p.stderr, byLang: map[string]*repair.Repairer{}}
	if err := r.configure(args); err != nil {
		return err
	}
	records, err := r.read(p.stdin)
	if err != nil {
		return err
	}
	if err := r.run(ctx, records); err != nil {
		return err
	}
	if r.failed > 0 {
		return errFailed
	}
	return nil
}

// configure reads the command line.
func (r *repairRun) configure(args []string) error {
	fs := flag.NewFlagSet("repair", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	fs.Func("tier", "", func(v string) error {
		for _, t := range []repair.Tier{repair.Must, repair.Should, repair.May, repair.None} {
			if v == t.String() {
				r.opts.Tier = t
				return nil
			}
		}
		return errors.New("neither must nor should nor may nor none")
	})
	fs.StringVar(&r.opts.Lang, "lang", "", "")
	names := func(list *[]string) func(string) error {
		return func(v string) error {
			*list = append(*list, strings.Split(v, ",")...)
			return nil
		}
	}
	fs.Func("disable", "", names(&r.opts.Disable))
	fs.Func("enable", "", names(&r.opts.Enable))
	if err := fs.Parse(args); err != nil {
		return usageError{err}
	}
	if rest := fs.Args(); len(rest) > 0 && !slices.Equal(rest, []string{"-"}) {
		return usageError{errors.New("repair reads standard input")}
	}
	if _, err := repair.New(r.opts); err != nil {
		return usageError{err}
	}
	return nil
}

// read reads all records: what one says of a name may prove a repair in another.
func (r *repairRun) read(in io.Reader) ([]repairInput, error) {
	var records []repairInput
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxRecord)
	for n := 1; lines.Scan(); n++ {
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		rec, err := readRecord(lines.Bytes())
		if err != nil {
			r.failed++
			fmt.Fprintf(r.stderr, "copydesk: line %d: %s\n", n, printable(err.Error()))
			continue
		}
		records = append(records, rec)
	}
	return records, lines.Err()
}

// readRecord reads a line of input; the first one may have a byte-order mark.
func readRecord(line []byte) (repairInput, error) {
	var rec struct {
		repairInput
		Text *string `json:"text"`
	}
	err := json.Unmarshal(bytes.TrimPrefix(line, []byte("\uFEFF")), &rec)
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrong) && wrong.Field != "":
		return repairInput{}, fmt.Errorf("field %q is not a string", wrong.Field[strings.LastIndexByte(wrong.Field, '.')+1:])
	case errors.As(err, &wrong):
		return repairInput{}, errors.New("not a JSON object")
	case err != nil:
		return repairInput{}, err
	case rec.Text == nil:
		return repairInput{}, errors.New(`no field "text"`)
	}
	rec.repairInput.Text = *rec.Text
	return rec.repairInput, nil
}

// run repairs the records and writes them in order.
func (r *repairRun) run(ctx context.Context, records []repairInput) error {
	named := map[string]*repair.Evidence{}
	for _, rec := range records {
		var name string
		if json.Unmarshal(rec.Corpus, &name) == nil && name != "" {
			if named[name] == nil {
				named[name] = repair.NewEvidence()
			}
			named[name].Add(rec.Text)
		}
	}
	out := json.NewEncoder(r.stdout)
	out.SetEscapeHTML(false)
	for _, rec := range records {
		fixer, err := r.repairer(rec, named)
		if err != nil {
			return err
		}
		res, err := fixer.Text(ctx, rec.Text)
		switch {
		case ctx.Err() != nil:
			return errInterrupted
		case err != nil:
			r.failed++
			fmt.Fprintf(r.stderr, "copydesk: %s: %s\n", printable(string(rec.ID)), printable(err.Error()))
			continue
		}
		if err := out.Encode(inCodePoints(rec, res)); err != nil {
			return err
		}
	}
	return nil
}

// repairer returns the Repairer for the language and the corpus of a record.
func (r *repairRun) repairer(rec repairInput, named map[string]*repair.Evidence) (*repair.Repairer, error) {
	opts := r.opts
	if rec.Lang != "" {
		opts.Lang = rec.Lang
	}
	var name string
	var others []string
	switch {
	case json.Unmarshal(rec.Corpus, &name) == nil && name != "":
		opts.Evidence = named[name]
	case json.Unmarshal(rec.Corpus, &others) == nil && len(others) > 0:
		opts.Evidence = repair.NewEvidence()
		for _, text := range others {
			opts.Evidence.Add(text)
		}
	}
	if opts.Evidence != nil {
		return repair.New(opts)
	}
	if r.byLang[opts.Lang] == nil {
		fixer, err := repair.New(opts)
		if err != nil {
			return nil, err
		}
		r.byLang[opts.Lang] = fixer
	}
	return r.byLang[opts.Lang], nil
}

// inCodePoints returns the line of a result, its ranges counted in code points.
func inCodePoints(rec repairInput, res repair.Result) repairOutput {
	out := repairOutput{ID: rec.ID, Text: res.Text, Edits: []repair.Edit{}, Flags: [][2]int{}, Details: []flagDetail{}}
	edits, flags := counter{text: rec.Text}, counter{text: rec.Text}
	for _, e := range res.Edits {
		e.Start, e.End = edits.at(e.Start), edits.at(e.End)
		out.Edits = append(out.Edits, e)
	}
	for _, f := range res.Flags {
		out.Flags = append(out.Flags, [2]int{flags.at(f.Start), flags.at(f.End)})
		d := flagDetail{Kind: f.Kind, Note: f.Note}
		if f.Suggests {
			d.Suggestion = &f.Suggestion
		}
		out.Details = append(out.Details, d)
	}
	return out
}

// A counter turns ascending byte offsets into code points.
type counter struct {
	text          string
	bytes, points int
}

func (c *counter) at(offset int) int {
	c.points += utf8.RuneCountInString(c.text[c.bytes:offset])
	c.bytes = offset
	return c.points
}
