package repair_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/clean/repair"
)

func ExampleText() {
	res, _ := repair.Text(context.Background(), "Wang Lihua spoke first. Wang left early. The king’s visit isnâ€™t over.", repair.Options{})
	fmt.Println(res.Text)
	for _, e := range res.Edits {
		fmt.Printf("%s: %q → %q (%s)\n", e.Rule, e.Before, e.After, e.Evidence)
	}
	// Output:
	// Wang Lihua spoke first. Wang left early. Wang’s visit isn’t over.
	// name.literal: "The king" → "Wang" (the text names “Wang Lihua”, and “king” is its translation)
	// char.mojibake: "â€™" → "’" (UTF-8 read as windows-1252)
}

func ExampleRepairer_Doc() {
	r, _ := repair.New(repair.Options{Lang: "en"})
	_, doc, _ := r.Doc(context.Background(), "Ada Lindqvist opened the hall. Lindqvist thanked the staff. Lindqvist left.")
	title, _ := doc.Field(context.Background(), "Ada Lindqivst opens hall")
	fmt.Println(title.Text)
	// Output: Ada Lindqvist opens hall
}

func ExampleEvidence() {
	var corpus repair.Evidence
	corpus.Add("A spokesman, Edwin Marsh, opened the hall.")
	res, _ := repair.Text(context.Background(), "Edwin Marsh, a spokeswoman for the port, closed it.", repair.Options{Evidence: &corpus})
	for _, f := range res.Flags {
		fmt.Println(f.Kind, f.Note)
	}
	// Output: pron.gender Edwin Marsh is called by a word for a man elsewhere
}

func ExampleParseTable() {
	table, _ := repair.ParseTable(strings.NewReader("[term.backtranslation]\nmilk street | dairy road | town | own\n"))
	res, _ := repair.Text(context.Background(), "The town shut Milk street. The milk street is old.", repair.Options{Tables: []*repair.Table{table}})
	fmt.Println(res.Text)
	// Output: The town shut Dairy road. The dairy road is old.
}

func ExampleUndo() {
	res, _ := repair.Text(context.Background(), "She lives in the the north.", repair.Options{})
	fmt.Println(res.Text)
	fmt.Println(repair.Undo(res.Text, res.Edits))
	// Output:
	// She lives in the north.
	// She lives in the the north.
}
