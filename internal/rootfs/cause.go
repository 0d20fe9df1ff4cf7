package rootfs

import (
	"errors"
	"io/fs"
	"syscall"
)

var (
	errMissing = errors.New("no such file or folder")
	// errPermission stands for every refusal of the file system.
	errPermission = errors.New("permission denied")
)

// Cause is the reason of a failed file operation without the operation and the
// path, which messages name in their own way.
func Cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return errMissing
	case errors.Is(err, fs.ErrPermission):
		return errPermission
	}
	return err
}
