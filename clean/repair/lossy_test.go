package repair_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/copydesk/copydesk/clean/repair"
)

// TestLossyLines checks that a line that lost a character is left alone, and that
// its flags say what the sequences are that still decode; other lines are repaired.
func TestLossyLines(t *testing.T) {
	const lossy = "“We couldnâ€™t sleep,â€\ufffd said Ida at the cafÃ©."
	res, err := repair.Text(t.Context(), lossy+"\n\nThe cafÃ© is closed.", repair.Options{})
	require.NoError(t, err)
	assert.Equal(t, lossy+"\n\nThe café is closed.", res.Text)
	var suggested []string
	for _, f := range res.Flags {
		if f.Suggestion != "" {
			suggested = append(suggested, lossy[f.Start:f.End]+" → "+f.Suggestion)
		}
	}
	assert.Equal(t, []string{"â€™ → ’", "Ã© → é"}, suggested)
	assert.Len(t, res.Flags, 3)
}
