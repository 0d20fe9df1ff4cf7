package workflow

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/pmlint/pmlint/internal/rootfs"
)

var (
	server = regexp.MustCompile(`^https?://[A-Za-z0-9.:-]+$`)
	slug   = regexp.MustCompile(`^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$`)
	commit = regexp.MustCompile(`^[0-9a-f]{40}$`)
)

// Link gives the addresses of lines of documents, for report.Report, where the
// environment names the commit that is checked out at root; nil where it does not.
func Link(getenv func(string) string, root string) func(path string, line int) string {
	host, repo, at := getenv("GITHUB_SERVER_URL"), getenv("GITHUB_REPOSITORY"), getenv("GITHUB_SHA")
	workspace := getenv("GITHUB_WORKSPACE")
	if !Running(getenv) || !server.MatchString(host) || !slug.MatchString(repo) || !commit.MatchString(at) || workspace == "" ||
		rootfs.Landing(workspace) != rootfs.Landing(root) {
		return nil
	}
	return func(path string, line int) string {
		parts := strings.Split(path, "/")
		for i := range parts {
			parts[i] = url.PathEscape(parts[i])
		}
		to := fmt.Sprintf("%s/%s/blob/%s/%s", host, repo, at, strings.Join(parts, "/"))
		if line > 0 {
			return to + fmt.Sprintf("?plain=1#L%d", line) // rendered, a page of Markdown has no lines
		}
		return to
	}
}
