package rootfs

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// OpenNamed opens a regular file that the user named on the command line, or
// that the machine's own environment names. Links are followed: whose command
// line it is may read what it says. A path in the repository is not for this
// function, since what lies there is the repository's: see Tree.
func OpenNamed(full string) (*File, error) {
	info, err := os.Stat(full)
	if err != nil {
		return nil, err
	}
	if err := regular(full, info); err != nil {
		return nil, err
	}
	file, err := os.Open(full)
	if err != nil {
		return nil, err
	}
	return opened(full, file)
}

// ReadNamed reads a file that the user named, of at most limit bytes.
func ReadNamed(full string, limit int64) ([]byte, error) {
	file, err := OpenNamed(full)
	if err != nil {
		return nil, err
	}
	return file.all(full, limit)
}

// WriteNamed writes a file that the user named. A link is followed; a regular
// file is replaced as a whole; what is neither file nor folder, such as a pipe,
// is written to as it stands.
func WriteNamed(full string, data []byte, mode fs.FileMode) error {
	info, err := os.Stat(full)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if full, err = dangling(full); err != nil {
			return err
		}
		return replace(full, data, mode)
	case err != nil:
		return err
	case info.Mode().IsRegular():
		if at, err := filepath.EvalSymlinks(full); err == nil {
			return replace(at, data, info.Mode().Perm())
		}
	}
	file, err := os.OpenFile(full, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}

// replace replaces a file as a whole, or makes it, in a folder of the machine.
func replace(full string, data []byte, mode fs.FileMode) error {
	t, err := Open(filepath.Dir(full))
	if err != nil {
		return err
	}
	return errors.Join(t.WriteFile(filepath.Base(full), data, mode), t.Close())
}

// Landing is the path at which WriteNamed would write: links followed, also one that
// leads to nothing yet.
func Landing(full string) string {
	if at, err := filepath.EvalSymlinks(full); err == nil {
		return at
	}
	at, err := dangling(full)
	if err != nil {
		return full
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(at)); err == nil {
		return filepath.Join(dir, filepath.Base(at))
	}
	return at
}

// InGit reports whether what is written at a path would land among git's own files.
func InGit(full string) bool {
	return slices.ContainsFunc(strings.Split(filepath.ToSlash(Landing(full)), "/"), isGit)
}

// dangling is where a path leads at which no file is yet: itself, or what the
// link there names.
func dangling(full string) (string, error) {
	at := full
	for range maxLinks {
		to := Follow(at)
		if to == "" {
			return at, nil
		}
		at = to
	}
	return "", &fs.PathError{Op: "write", Path: full, Err: errLoop}
}

// Follow is where a link leads to, one step; "" for what is none.
func Follow(full string) string {
	to, err := os.Readlink(full)
	if err != nil {
		return ""
	}
	if !filepath.IsAbs(to) {
		to = filepath.Join(filepath.Dir(full), to)
	}
	return to
}

// LstatNamed tells what is at a path that the user named, which is not followed.
func LstatNamed(full string) (fs.FileInfo, error) { return os.Lstat(full) }

// StatNamed tells what is at a path that the user named, links followed.
func StatNamed(full string) (fs.FileInfo, error) { return os.Stat(full) }
