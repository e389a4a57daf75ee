package clean

import "github.com/copydesk/copydesk/parse"

// Signs returns the signals about the kind of a page of HTML.
func Signs(page *parse.Page, address string) []float64 { return readSignals(page, address)[:] }

// SignWeights returns the weights of the signs by kind of page.
func SignWeights() (w [][]float64) {
	for s := range signWeights {
		w = append(w, signWeights[s][:])
	}
	return w
}
