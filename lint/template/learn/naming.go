package learn

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// Naming is how a team names the files of its documents.
type Naming struct {
	Folder string // that all lie in; "." for the root
	// Form is the path below it: "{date}-{slug}.md", "{year}/{id}/README.md". Its
	// parts are {date}, {day}, {year}, {month}, {id}, {number} and {slug}.
	Form   string
	Blank  string // what stands between the words of the slug
	Count  int    // documents of this form
	Digits int    // of {number}, and of the last number of {id}
	Last   int    // the highest of these numbers
	ID     string // what stands before the last number of ids: "INC-"
}

var (
	wholeDate = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}`)
	shortDate = regexp.MustCompile(`\b(19|20)\d{6}\b`)
	yearMonth = regexp.MustCompile(`^(19|20)\d{2}-\d{2}$`)
	leadingID = regexp.MustCompile(`^([A-Za-z]{2,10}[-_]?(?:\d{4}[-_])?)(\d{1,6})\b`)
	leadingNo = regexp.MustCompile(`^(\d{2,5})\b`)
	slugAfter = regexp.MustCompile(`(\{date\}|\{day\}|\{id\}|\{number\})([-_. ]+)([^{}]*[\pL][^{}]*)$`)
)

// NamesOf tells how files are named from their paths; without any it is
// "{date}-{slug}.md" in the folder that is given.
func NamesOf(paths []string, folder string) Naming {
	best := Naming{Folder: folder, Form: "{date}-{slug}.md", Blank: "-", Digits: 3}
	counts, blanks := map[string]int{}, map[string]int{}
	top := commonFolder(paths)
	for _, p := range paths {
		form, blank := best.read(strings.TrimPrefix(strings.TrimPrefix(p, top), "/"))
		counts[form]++
		blanks[blank]++
	}
	if len(paths) == 0 {
		return best
	}
	most := sorted(counts)[0]
	best.Folder, best.Form, best.Count = path.Clean(top), most.Value, most.Count
	delete(blanks, "")
	if b := sorted(blanks); len(b) > 0 {
		best.Blank = b[0].Value
	}
	return best
}

// commonFolder is the folder that all paths lie in, without the shelves and folders
// that some have alone.
func commonFolder(paths []string) string {
	if len(paths) == 0 {
		return "."
	}
	folder := path.Dir(paths[0])
	for _, p := range paths {
		for folder != "." && !strings.HasPrefix(p, folder+"/") {
			folder = path.Dir(folder)
		}
	}
	if len(paths) == 1 {
		for form := pathForm(path.Base(folder)); folder != "." && strings.Contains(form, "{"); form = pathForm(path.Base(folder)) {
			folder = path.Dir(folder)
		}
	}
	if folder == "." {
		return ""
	}
	return folder
}

// pathForm is the form of one folder's name.
func pathForm(name string) string {
	n := Naming{}
	form, _ := n.part(name)
	return form
}

// read tells the form of a path, and notes the numbers in it.
func (n *Naming) read(name string) (form, blank string) {
	dir, base := path.Split(name)
	ext := ""
	for e := path.Ext(base); e != "" && len(e) < 10 && !strings.ContainsAny(e, " -_0123456789"); e = path.Ext(base) {
		ext = e + ext
		base = strings.TrimSuffix(base, e)
	}
	var parts []string
	for folder := range strings.SplitSeq(strings.Trim(dir, "/"), "/") {
		if folder == "" {
			continue
		}
		part, b := n.part(folder)
		parts = append(parts, part)
		if b != "" {
			blank = b
		}
	}
	last := base
	if low := strings.ToLower(base); low != "index" && low != "readme" {
		part, b := n.part(base)
		if last = part; b != "" {
			blank = b
		}
	}
	return strings.Join(append(parts, last+ext), "/"), blank
}

// part tells the form of one name.
func (n *Naming) part(name string) (form, blank string) {
	if y, err := strconv.Atoi(name); err == nil && len(name) == 4 && y > 1990 && y < 2100 {
		return "{year}", ""
	}
	if yearMonth.MatchString(name) {
		return "{year}-{month}", ""
	}
	if len(name) == 2 && strings.Trim(name, "0123456789") == "" {
		return "{month}", ""
	}
	form = wholeDate.ReplaceAllString(name, "{date}")
	form = shortDate.ReplaceAllString(form, "{day}")
	if m := leadingID.FindStringSubmatch(form); m != nil {
		n.note(m[2])
		n.ID = m[1]
		form = "{id}" + form[len(m[0]):]
	} else if m := leadingNo.FindStringSubmatch(form); m != nil {
		n.note(m[1])
		form = "{number}" + form[len(m[0]):]
	}
	if m := slugAfter.FindStringSubmatch(form); m != nil {
		return form[:len(form)-len(m[3])] + "{slug}", blankOf(m[3])
	}
	if !strings.Contains(form, "{") {
		return "{slug}", blankOf(form)
	}
	return form, ""
}

func (n *Naming) note(number string) {
	if v, err := strconv.Atoi(number); err == nil {
		n.Last, n.Digits = max(n.Last, v), len(number)
	}
}

func blankOf(slug string) string {
	for _, b := range []string{"-", "_", " "} {
		if strings.Contains(slug, b) {
			return b
		}
	}
	return ""
}

// Next is the number behind the highest, as files and ids write it.
func (n Naming) Next() string { return fmt.Sprintf("%0*d", n.Digits, n.Last+1) }

// Path is the path of a new document. The date is YYYY-MM-DD.
func (n Naming) Path(title, date, id string) string {
	year, month := "", ""
	if len(date) >= 7 {
		year, month = date[:4], date[5:7]
	}
	number := n.Next()
	if i := strings.LastIndexFunc(id, func(r rune) bool { return !unicode.IsDigit(r) }); id != "" && i < len(id)-1 {
		number = id[i+1:]
	}
	name := strings.NewReplacer("{date}", date, "{day}", strings.ReplaceAll(date, "-", ""), "{year}", year, "{month}", month,
		"{id}", id, "{number}", number, "{slug}", Slug(title, n.Blank)).Replace(n.Form)
	return path.Join(n.Folder, name)
}

// maxSlug is the length of the longest slug, in bytes.
const maxSlug = 60

// Slug is a title as part of a file's name. With a blank between its words it stays
// as it is written, but for what file systems do not take.
func Slug(title, blank string) string {
	var words []string
	length := 0
	for word := range strings.FieldsFuncSeq(title, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && (blank != " " || r != '-' && r != '_' && r != '.' && r != ',')
	}) {
		if blank != " " {
			word = strings.ToLower(word)
		}
		if length += len(word) + 1; length > maxSlug && len(words) > 0 {
			break
		}
		words = append(words, word)
	}
	if len(words) == 0 {
		return "incident"
	}
	return strings.Join(words, blank)
}
