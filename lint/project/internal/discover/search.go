package discover

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/template"
)

// maxRead is the size in bytes above which a file is not read to tell what it is.
const maxRead = 256 << 10

// The most that a search reads.
const (
	maxSamples = 6   // of one folder
	maxHomes   = 100 // folders whose names tell nothing
)

// Listing is the files of one version of a repository.
type Listing struct {
	Paths []string // relative to the root, with slashes
	// Read is the content of a file; nil where it cannot be had.
	Read func(path string) []byte
}

// Search is where the postmortems of a version are, where nobody has said it.
type Search struct {
	// Folders hold them, by their names or by what is in them; "." for the root. Where
	// no folder does, single files of folders of other things are among them, which
	// are called as postmortems are and read as such.
	Folders []string
	// Likely are further folders that may be meant, the likeliest first.
	Likely []Likely
}

// Likely is a folder that may hold postmortems.
type Likely struct {
	Folder string // "." for the root
	Files  int    // Markdown files in it and below
	Read   int    // how many of those that were looked at, Looked, read as postmortems
	Looked int
}

// Under reports whether a path lies in one of the folders.
func (s *Search) Under(name string) bool {
	return slices.ContainsFunc(s.Folders, func(f string) bool { return f == "." || f == name || strings.HasPrefix(name, f+"/") })
}

// List is the listing of the work tree: its Markdown files that are not ignored,
// but for folders of other people's code and of what programs write.
func (f *Finder) List() Listing {
	l := Listing{}
	at := map[string]place{}
	w := walker{
		leave: IsLeftOut,
		file: func(p place, mode fs.FileMode) {
			if mode.IsRegular() && markdown.IsFile(p.rel) {
				l.Paths = append(l.Paths, p.rel)
				at[p.rel] = p
			}
		},
	}
	root := place{tree: f.Tree, at: "."}
	if err := w.walk(root, f.above(f.Root), false); err != nil {
		return Listing{Read: func(string) []byte { return nil }} // it is told when a folder is read
	}
	l.Read = func(name string) []byte { return at[name].read() }
	return l
}

// IsLeftOut tells by its name a folder of other people's code, of tests' data or of
// what programs write: no postmortems are looked for there.
func IsLeftOut(name string) bool {
	if hiddenFolder(name) {
		return true
	}
	switch strings.ToLower(name) {
	case "vendor", "third_party", "testdata", "fixtures", "dist", "build", "target", "_site", "bower_components", "site-packages":
		return true
	}
	return false
}

// Search looks for folders of postmortems. A name that tells enough is enough;
// else, and where no folder is named so, the files tell.
func (f *Finder) Search(l Listing) *Search {
	s := search{finder: f, read: l.Read, sure: map[string]bool{}, maybe: map[string][]string{}, other: map[string][]string{}}
	for _, name := range l.Paths {
		s.sort(name)
	}
	for folder := range s.sure {
		s.out.Folders = append(s.out.Folders, folder)
	}
	for _, folder := range bySize(s.maybe) {
		s.weigh(folder, s.maybe[folder], 1)
	}
	if homes := bySize(s.other); len(s.out.Folders) == 0 {
		for _, folder := range homes[:min(len(homes), maxHomes)] {
			s.weigh(folder, s.other[folder], 2)
		}
		s.single(homes[:min(len(homes), maxHomes)])
	}
	slices.SortFunc(s.out.Folders, func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.Count(a, "/"), strings.Count(b, "/")), strings.Compare(a, b))
	})
	s.out.Folders = slices.DeleteFunc(s.out.Folders, func(folder string) bool {
		return slices.ContainsFunc(s.out.Folders, func(above string) bool {
			return above != folder && (above == "." || strings.HasPrefix(folder, above+"/"))
		})
	})
	slices.SortStableFunc(s.out.Likely, func(a, b Likely) int { return cmp.Compare(b.Read, a.Read) })
	return &s.out
}

// search is a Search that is not finished.
type search struct {
	finder *Finder
	read   func(string) []byte
	sure   map[string]bool
	maybe  map[string][]string // files by the folder whose name may mean postmortems
	other  map[string][]string // files by the folder that they are at home in
	out    Search
}

// sort puts a file with those of its folder.
func (s *search) sort(name string) {
	if reason := s.finder.reason(name); reason != "" && (reason != anIndex+byName || !isBundle(name)) {
		return
	}
	dir := path.Dir(name)
	if slices.ContainsFunc(strings.Split(dir, "/"), IsLeftOut) && dir != "." {
		return
	}
	folder, sure := namedFolder(dir)
	switch {
	case sure == surely && (dir != folder || !isBundle(name)):
		s.sure[folder] = true
	case sure == surely:
	case sure != noName:
		s.maybe[folder] = append(s.maybe[folder], name)
	default:
		home := homeOf(name)
		s.other[home] = append(s.other[home], name)
	}
}

// homeOf is the folder that a document belongs to with others: above the one that
// it has for itself, and above shelves of years and months.
func homeOf(name string) string {
	dir := path.Dir(name)
	if isBundle(name) {
		dir = path.Dir(dir)
	}
	for dir != "." && isShelf(path.Base(dir)) {
		dir = path.Dir(dir)
	}
	return dir
}

// bySize are the folders with the most files first.
func bySize(folders map[string][]string) []string {
	names := make([]string, 0, len(folders))
	for name := range folders {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(folders[b]), len(folders[a])), strings.Compare(a, b))
	})
	return names
}

// weigh looks at some files of a folder. It is one of postmortems where at least
// so many, and enough of those that were looked at, read as such: a third where
// the name says so too, else more than half.
func (s *search) weigh(folder string, files []string, least int) {
	l := Likely{Folder: folder, Files: len(files)}
	for _, name := range samples(files) {
		l.Looked++
		if src := s.read(name); src != nil && readsAs(name, src) {
			l.Read++
		}
	}
	switch enough := (4 - least) * l.Read; {
	case l.Read >= least && (enough > l.Looked || enough == l.Looked && least == 1):
		s.out.Folders = append(s.out.Folders, folder)
	case l.Read > 0 || least == 1:
		s.out.Likely = append(s.out.Likely, l)
	}
}

// single looks in folders of other things for files that are called postmortems: where
// most of those that are called alike read as such, all of them are.
func (s *search) single(homes []string) {
	for _, home := range homes {
		if slices.Contains(s.out.Folders, home) {
			continue
		}
		alike := map[string][]string{}
		for _, name := range s.other[home] {
			if phraseIn(name) != "" {
				glob := GlobFor(name)
				alike[glob] = append(alike[glob], name)
			}
		}
		for _, glob := range bySize(alike) {
			read := samples(alike[glob])
			n := 0
			for _, name := range read {
				if src := s.read(name); src != nil && readsAs(name, src) {
					n++
				}
			}
			if 2*n > len(read) {
				s.out.Folders = append(s.out.Folders, alike[glob]...)
			}
		}
	}
}

// samples are some files of a folder: first those that are called postmortems, then
// some from all over the rest.
func samples(files []string) []string {
	var first, rest []string
	for _, name := range files {
		if named(stemOf(path.Base(name))) == surely {
			first = append(first, name)
		} else {
			rest = append(rest, name)
		}
	}
	first = first[:min(len(first), maxSamples/2)]
	n := min(len(rest), maxSamples-len(first))
	for i := range n {
		first = append(first, rest[(2*i+1)*len(rest)/(2*n)])
	}
	return first
}

// readsAs reports whether a file reads as a postmortem.
func readsAs(name string, src []byte) bool {
	return template.ReadsAsPostmortem(name, src, func(title string) bool { return named(title) >= probably })
}
