package main

import (
	"fmt"
	"io"
	"os"
	"sync"
)

// newProgress returns a function that counts one page, and shows the count
// where w is a terminal. It may be called by several goroutines at once.
func newProgress(w io.Writer, what string, total int) func() {
	if !isTerminal(w) {
		return func() {}
	}
	var mu sync.Mutex
	n := 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		n++
		fmt.Fprintf(w, "\r%s: %d/%d pages", what, n, total)
		if n == total {
			fmt.Fprintln(w)
		}
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
