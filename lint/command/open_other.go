//go:build !unix

package command

import (
	"io"
	"os"
)

// openDocument opens a file for one reader.
func openDocument(path string) (io.ReadCloser, error) { return os.Open(path) }
