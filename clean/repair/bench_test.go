package repair_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/clean/repair"
)

var plainProse = []string{
	"The harbour office said on Monday that the ferry would sail again by the end of the week. Two of its engines had failed in March, and nobody was hurt. ",
	"Ines Duarte runs the bakery on Station Road with her brother. She bakes at night, and he sells the bread from six in the morning. \"We do not take cards,\" she said. ",
	"Prices rose by 3.2 percent in May, the bank said, after a long spring. Its governor expects 1.5 million visitors this year, many of them from abroad.\n\n",
}

var mixedProse = []string{
	"The council of Örebro voted for a new bridge on Tuesday. “We don’t have a choice,” said the mayor, Åsa Lindqvist – and she smiled. ",
	"Die Stadt hat am Montag beschlossen, dass die Brücke bis zum Herbst geschlossen bleibt. Viele Anwohner hätten sich darüber gefreut. ",
	"Школу у вокзала откроют осенью, обещал директор. Она стоила 8,4 млн рублей. ", "Les riverains en doutent : « Nous verrons bien », dit l’un d’eux.\n\n",
}

// text repeats parts up to a size, each with a name and number of its own, so
// that nothing in it is a repeat.
func text(parts []string, size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "Route %d%c: ", i, 'A'+rune(i%26))
		b.WriteString(strings.ReplaceAll(parts[i%len(parts)], ". ", fmt.Sprintf(", on day %d. ", i)))
	}
	return b.String()
}

func BenchmarkText(b *testing.B) {
	r := newRepairer(b, repair.Options{})
	for _, bench := range []struct {
		name  string
		parts []string
	}{{"English", plainProse}, {"mixed", mixedProse}} {
		for _, size := range []int{4 << 10, 64 << 10, 1 << 20} {
			s := text(bench.parts, size)
			b.Run(fmt.Sprintf("%s/%dKB", bench.name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(s)))
				b.ReportAllocs()
				for b.Loop() {
					if _, err := r.Text(b.Context(), s); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := repair.New(repair.Options{Tables: []*repair.Table{{}}}); err != nil {
			b.Fatal(err)
		}
	}
}
