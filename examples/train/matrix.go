package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"os"
	"path/filepath"
)

// An array is a file of numbers of one type, little-endian, as numpy.fromfile
// reads them.
type array[T any] struct {
	file *os.File
	w    *bufio.Writer
	err  error
}

func newArray[T any](dir, name string) *array[T] {
	a := &array[T]{}
	if a.file, a.err = os.Create(filepath.Join(dir, name)); a.err == nil {
		a.w = bufio.NewWriterSize(a.file, 1<<20)
	}
	return a
}

// add writes numbers; errors are kept for close.
func (a *array[T]) add(values ...T) {
	if a.err == nil {
		a.err = binary.Write(a.w, binary.LittleEndian, values)
	}
}

func (a *array[T]) close() error {
	if a.file == nil {
		return a.err
	}
	if a.err == nil {
		a.err = a.w.Flush()
	}
	if err := a.file.Close(); a.err == nil {
		a.err = err
	}
	return a.err
}

func writeJSON(dir, name string, v any) error {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, name), b, 0o644)
}

func readJSON(dir, name string, v any) error {
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	return json.Unmarshal(b, v)
}
