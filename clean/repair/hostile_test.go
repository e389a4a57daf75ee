package repair_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean/repair"
)

// hostile are strings that were thought to cost more than their length when
// repeated. The test runs them through at a size at which a square would show.
var hostile = []string{
	"a ", "the the ", "Aa ", "Wang ", "word.Word ", "a- b ", "a-b- c ", "in- spectors ", "“", "\"", "“a, he said. ", "a,” he said. ",
	"&amp;", "&amp", "<b>", "<", "<a ", "<!--", "[caption ", "[", "{{", "{{a", "â€™", "Ã", "Ã©", "â€", "?a", "a?a", "▁a ", "a@@ ", "鈥", "Рё", "\u200b", "cреды ",
	"Usa ", "the king said ", "the king’s visit ", "King ", "Wang Yi said. the king said. ", "He said. ", "a. b. ", "the. a ", "is. ", "is repeated. ",
	"Olsenwho ", "Olsen Olsenwho ", "Szijjarto Sziijarto ", "Abcdef Abcdfe ", "deep learning ", "profound learning ", "Amazonas ", "Mr he ", "Ms. his ",
	"1.000.000 ", "%25 ", "1,", "6 May 2023 Saturday ", "a hour ", "visit trip ", "the visit trip to ", "one two three ", "one two three four five six. ",
	"one two three four five six.\n", "no function words stand here.\n", "Advertisement ", "Read more ", "x. Read more\n", "( a ) ", " , ", "`` a '' ", "n't ", "{x;} ", "the man\n",
}

func TestHostile(t *testing.T) {
	r := newRepairer(t, repair.Options{Lang: "en", Tier: repair.May})
	const size = 200_000
	for _, s := range hostile {
		text := strings.Repeat(s, size/len(s))
		_, err := r.Text(t.Context(), text)
		require.NoError(t, err, "%.20q", s)
		_, err = r.Text(t.Context(), strings.ReplaceAll(text, " ", "\n"))
		require.NoError(t, err, "%.20q", s)
	}
}
