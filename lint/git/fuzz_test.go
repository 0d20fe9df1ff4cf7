package git

import (
	"bytes"
	"compress/zlib"
	"crypto/sha1"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// writeLoose writes an object as a loose one and gives its name. What the head of it
// says need not be true.
func writeLoose(t *testing.T, gitDir, head string, body []byte) string {
	t.Helper()
	content := append([]byte(head+"\x00"), body...)
	name := fmt.Sprintf("%x", sha1.Sum(content))
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	z.Write(content)
	z.Close()
	writeGit(t, gitDir, filepath.Join("objects", name[:2], name[2:]), packed.Bytes())
	return name
}

func writeGit(t *testing.T, gitDir, name string, content []byte) {
	t.Helper()
	path := filepath.Join(gitDir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// walk asks everything of a repository that a run asks.
func walk(r *Repo) {
	defer r.Close()
	_, _ = r.Staged()
	_, _ = r.AutoBase(func(string) string { return "" })
	_, _ = r.BaseOf("main", func(string) string { return "" })
	r.HooksDir()
	r.Shallow()
	head, err := r.Resolve("HEAD")
	if err != nil {
		return
	}
	head.Subject()
	_, _ = r.Resolve("HEAD^2~3^{commit}")
	_, _ = r.Files(head, Filter{})
	_, _ = r.History(head, Filter{})
	_, _ = r.MergeBase(head, head)
	_, _ = r.Authors(head)
	_, _ = r.deploys(head, func(string) bool { return true })
}

// FuzzObjects holds the readers of commits, trees and tags against any bytes: what is
// asked of the repository ends, with an answer or an error.
func FuzzObjects(f *testing.F) {
	tree := append([]byte("100644 a.md\x00"), make([]byte, 20)...)
	f.Add([]byte("tree %s\nauthor A <a@b> 1772359200 +0000\ncommitter A <a@b> 1772359200 +0000\n\nx\n"), tree, []byte("object %s\ntype commit\ntag v1\ntagger A <a@b> 1 +0000\n\nx\n"), 0)
	f.Add([]byte("tree %s\nparent 0123456789012345678901234567890123456789\nauthor <> -1 +9999\n\n"), append([]byte("40000 d\x00"), tree...), []byte("object\n"), 1)
	f.Add([]byte("tree x\nencoding \xff\ngpgsig -----BEGIN\n a\n b\n\nm"), []byte("7777777777 \x00"), []byte("type tag\n"), -1)
	f.Fuzz(func(t *testing.T, commit, tree, tag []byte, off int) {
		dir := t.TempDir()
		gitDir := filepath.Join(dir, ".git")
		treeName := writeLoose(t, gitDir, fmt.Sprint("tree ", len(tree)+off%3), tree)
		commit = bytes.ReplaceAll(commit, []byte("%s"), []byte(treeName))
		name := writeLoose(t, gitDir, fmt.Sprint("commit ", len(commit)), commit)
		tag = bytes.ReplaceAll(tag, []byte("%s"), []byte(name))
		tagName := writeLoose(t, gitDir, fmt.Sprint("tag ", len(tag)), tag)
		writeGit(t, gitDir, "HEAD", []byte(name+"\n"))
		writeGit(t, gitDir, "refs/tags/v1", []byte(tagName+"\n"))
		writeGit(t, gitDir, "config", nil)
		if r, err := Open(dir); err == nil {
			walk(r)
		}
	})
}

// FuzzGitDir holds the readers of git's own small files against any bytes: the head,
// the configuration, packed references, the list of a shallow clone's ends, and the file
// that stands for the folder.
func FuzzGitDir(f *testing.F) {
	f.Add([]byte("ref: refs/heads/main\n"), []byte("[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectFormat = sha256\n"),
		[]byte("# pack-refs with: peeled\n0123456789012345678901234567890123456789 refs/heads/main\n^x\n"), []byte("0123456789012345678901234567890123456789\n"), []byte("gitdir: real\n"))
	f.Add([]byte("ref: refs/heads/../../x\n"), []byte("[include]\n\tpath = /dev/zero\n[core \"a\\\"b\"]\nhooksPath = ../x"), []byte("x\n"), []byte("\n\n"), []byte("gitdir: .git\n"))
	f.Add([]byte("ref: HEAD"), []byte("[extensions]\nrefStorage=reftable"), []byte(""), []byte("\xff"), []byte("gitdir: \x00"))
	f.Fuzz(func(t *testing.T, head, config, refs, shallow, file []byte) {
		dir := t.TempDir()
		gitDir := filepath.Join(dir, "real")
		writeGit(t, gitDir, "HEAD", head)
		writeGit(t, gitDir, "config", config)
		writeGit(t, gitDir, "packed-refs", refs)
		writeGit(t, gitDir, "shallow", shallow)
		writeGit(t, gitDir, "objects/info/alternates", file)
		writeGit(t, dir, ".git", file)
		if r, err := Open(dir); err == nil {
			walk(r)
		}
		if r, err := (Environment{Dir: dir, GitDir: gitDir, WorkTree: dir}).Open(dir); err == nil {
			walk(r)
		}
	})
}

// FuzzGitEvent holds the reader of the event of a run against any bytes.
func FuzzGitEvent(f *testing.F) {
	f.Add([]byte(`{"pull_request":{"base":{"sha":"0123","ref":"main"},"head":{"sha":"4567"}},"before":"89ab","forced":true}`))
	f.Add([]byte(`{"merge_group":{"base_sha":"~1"},"before":1}`))
	f.Add([]byte(`{"before":"^^^^{}@{-1}:/x","forced":true}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		path := filepath.Join(t.TempDir(), "event.json")
		if err := os.WriteFile(path, src, 0o600); err != nil {
			t.Fatal(err)
		}
		readEvent(path)
		gitDir := filepath.Join(t.TempDir(), ".git")
		tree := writeLoose(t, gitDir, "tree 0", nil)
		commit := fmt.Sprintf("tree %s\nauthor A <a@b> 1772359200 +0000\ncommitter A <a@b> 1772359200 +0000\n\nx\n", tree)
		writeGit(t, gitDir, "HEAD", []byte(writeLoose(t, gitDir, fmt.Sprint("commit ", len(commit)), []byte(commit))))
		r, err := Open(filepath.Dir(gitDir))
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		for _, name := range []string{"pull_request", "pull_request_target", "push"} {
			env := map[string]string{"GITHUB_EVENT_PATH": path, "GITHUB_EVENT_NAME": name}
			_, _ = r.AutoBase(func(n string) string { return env[n] })
			_, _ = r.BaseOf("main", func(n string) string { return env[n] })
		}
	})
}
