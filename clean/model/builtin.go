package model

import (
	"bytes"
	"embed"
	"sync"
)

//go:embed data/*.bin
var data embed.FS

// Builtin returns the model of this module for a mode. It is read once and
// shared, and safe for concurrent use.
func Builtin(mode Mode) *Model { return builtin[mode]() }

var builtin = [numModes]func() *Model{
	Text: sync.OnceValue(func() *Model { return embedded(Text) }),
	HTML: sync.OnceValue(func() *Model { return embedded(HTML) }),
}

func embedded(mode Mode) *Model {
	b, err := data.ReadFile("data/" + mode.String() + ".bin")
	if err != nil {
		panic(err) // a defect of the module itself; the tests read both
	}
	m, err := Read(bytes.NewReader(b))
	if err != nil {
		panic(err)
	}
	return m
}
