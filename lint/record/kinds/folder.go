package kinds

import (
	"encoding/json"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// maxUsers is how large the list of people of an export may be.
const maxUsers = 64 << 20

// Folder is an export that is a folder: of Slack, with a folder a channel and a file
// a day, or any folder with exports in it.
type Folder struct {
	Files []string          // what may be exports, in order
	Users map[string]string // the people, by what the messages call them
}

// OpenFolder looks through a folder. Lists that only describe the export are left
// out, as are files with other endings than exports have.
func OpenFolder(fsys fs.FS) (*Folder, error) {
	f := &Folder{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir() || !d.Type().IsRegular():
			return nil
		case d.Name() == "users.json":
			f.Users, err = readUsers(fsys, name)
			return err
		case describes(d.Name()) || !isExport(d.Name()):
			return nil
		}
		f.Files = append(f.Files, name)
		return nil
	})
	slices.Sort(f.Files)
	return f, err
}

// describes reports whether a file of an export describes the export alone.
func describes(name string) bool {
	switch name {
	case "channels.json", "groups.json", "dms.json", "mpims.json", "integration_logs.json", "canvases.json", "huddle_transcripts.json",
		"file_conversations.json", "lists.json", "org_users.json":
		return true
	}
	return false
}

func isExport(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".json", ".jsonl", ".ndjson", ".log", ".csv", ".tsv", ".md", ".txt":
		return true
	}
	return false
}

func readUsers(fsys fs.FS, name string) (map[string]string, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return ReadUsers(name, file)
}

// ReadUsers reads the list of people of a Slack export.
func ReadUsers(name string, r io.Reader) (map[string]string, error) {
	var list []map[string]any
	if err := json.NewDecoder(io.LimitReader(r, maxUsers)).Decode(&list); err != nil {
		return nil, &Error{File: name, What: "is no list of users: " + err.Error(), Remedy: "export the workspace again, or take the file away"}
	}
	return Users(list), nil
}
