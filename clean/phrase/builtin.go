package phrase

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

//go:embed packs/*.txt
var packFiles embed.FS

// Builtin returns the packs of this module, sorted by language. They are read
// once and shared: callers must not change them. Builtin is safe for concurrent
// use.
func Builtin() []*Pack {
	return builtin()
}

var builtin = sync.OnceValue(func() []*Pack {
	names, _ := fs.Glob(packFiles, "packs/*.txt")
	packs := make([]*Pack, 0, len(names))
	for _, name := range names {
		p, err := readFile(name)
		if err != nil {
			panic(err) // a defect of the module itself; the tests read every pack
		}
		packs = append(packs, p)
	}
	slices.SortFunc(packs, func(a, b *Pack) int { return strings.Compare(a.Lang, b.Lang) })
	return slices.Clip(packs)
})

func readFile(name string) (*Pack, error) {
	f, err := packFiles.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadPack(name, f)
}
