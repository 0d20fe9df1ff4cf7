// Package review puts findings onto a pull request as one review: comments on
// lines of the diff, with suggestions that can be taken with a click. Comments
// of earlier runs are known by their mark and are updated or marked as mended,
// never piled up.
package review

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/google/go-github/v75/github"

	"github.com/pmlint/pmlint/internal/rootfs"
	"github.com/pmlint/pmlint/lint/report"
)

// ErrCannotWrite tells that the token may not write to the pull request, as on
// one from a fork, or that GitHub's rate limit is used up. The caller falls
// back to annotations.
var ErrCannotWrite = errors.New("the review cannot be written")

// Target is the pull request that a run is for.
type Target struct {
	Owner, Repo string
	Number      int
	Head        string // the commit that comments are on
	API         string // GITHUB_API_URL
	Token       string
}

// maxEvent is the size in bytes above which no event is read; GitHub's end at 25 MB.
const maxEvent = 32 << 20

// FromEnvironment reads the target from the environment of a workflow.
func FromEnvironment(getenv func(string) string) (Target, error) {
	t := Target{API: getenv("GITHUB_API_URL"), Token: getenv("GITHUB_TOKEN")}
	var ok bool
	if t.Owner, t.Repo, ok = strings.Cut(getenv("GITHUB_REPOSITORY"), "/"); !ok {
		return t, errors.New("GITHUB_REPOSITORY is not set: a review is written from a workflow of a pull request")
	}
	if t.Token == "" {
		return t, fmt.Errorf("%w: there is no token (set github-token)", ErrCannotWrite)
	}
	b, err := rootfs.ReadNamed(getenv("GITHUB_EVENT_PATH"), maxEvent)
	if err != nil {
		return t, fmt.Errorf("the event of the workflow: %w", err)
	}
	var event struct {
		PullRequest *struct {
			Number int
			Head   struct{ SHA string }
		} `json:"pull_request"`
	}
	if err := json.Unmarshal(b, &event); err != nil {
		return t, fmt.Errorf("the event of the workflow: %w", err)
	}
	if event.PullRequest == nil || event.PullRequest.Number < 1 {
		return t, fmt.Errorf("%w: the workflow is not one of a pull request", ErrCannotWrite)
	}
	t.Number, t.Head = event.PullRequest.Number, event.PullRequest.Head.SHA
	return t, nil
}

// perReview is how many comments one review takes; GitHub answers slowly, or
// not at all, to many more.
const perReview = 30

// session is one run against one pull request.
type session struct {
	Target
	ctx    context.Context
	client *github.Client
	login  string // of the token
}

// Post writes the report onto the pull request.
func Post(ctx context.Context, t Target, r *report.Report) error {
	client := github.NewClient(&http.Client{}).WithAuthToken(t.Token)
	if t.API != "" {
		// The address of the API is complete as it is given: "https://HOST/api/v3" of
		// an enterprise's own server, too.
		base, err := url.Parse(strings.TrimSuffix(t.API, "/") + "/")
		if err != nil {
			return fmt.Errorf("GITHUB_API_URL: %w", err)
		}
		client.BaseURL = base
	}
	s := &session{Target: t, ctx: ctx, client: client}
	s.login = s.whoAmI()
	return readable(s.post(r))
}

// whoAmI is the name that comments are written under. A workflow's own token may
// not ask for it: then it is that of GitHub's actions.
func (s *session) whoAmI() string {
	user, _, err := s.client.Users.Get(s.ctx, "")
	if err != nil || user.GetLogin() == "" {
		return "github-actions[bot]"
	}
	return user.GetLogin()
}

// own reports whether pmlint wrote what an author wrote: the mark in a text alone
// is no proof, since anybody can quote it.
func (s *session) own(author *github.User) bool {
	return strings.EqualFold(author.GetLogin(), s.login)
}

func (s *session) post(r *report.Report) error {
	diff, err := s.diff()
	if err != nil {
		return err
	}
	old, err := s.comments()
	if err != nil {
		return err
	}
	var fresh, elsewhere []report.Comment
	current := map[string]bool{}
	for _, c := range report.Comments(r) {
		current[c.Fingerprint] = true
		fitted, ok := diff.fit(c)
		switch known := old[c.Fingerprint]; {
		case known != nil:
			if err := s.update(known, fitted.Body); err != nil {
				return err
			}
		case ok:
			fresh = append(fresh, fitted)
		default:
			elsewhere = append(elsewhere, c)
		}
	}
	if err := s.markMended(old, current); err != nil {
		return err
	}
	return s.review(r, fresh, elsewhere)
}

// lines are the lines of each file that the diff shows on its new side.
type lines map[string]map[int]bool

// fit puts a comment on lines that the diff shows: with its suggestion, else
// without.
func (l lines) fit(c report.Comment) (report.Comment, bool) {
	if l.shows(c) {
		return c, true
	}
	if c.Plain != nil {
		c = *c.Plain
		if l.shows(c) {
			return c, true
		}
	}
	// A finding over several lines is put on the last one that is shown.
	for n := c.Line; n >= c.Start; n-- {
		if l[c.Path][n] {
			c.Start, c.Line = n, n
			return c, true
		}
	}
	return c, false
}

func (l lines) shows(c report.Comment) bool {
	for n := c.Start; n <= c.Line; n++ {
		if !l[c.Path][n] {
			return false
		}
	}
	return true
}

// diff reads which lines the pull request shows.
func (s *session) diff() (lines, error) {
	out := lines{}
	opts := &github.ListOptions{PerPage: 100}
	for {
		files, resp, err := s.client.PullRequests.ListFiles(s.ctx, s.Owner, s.Repo, s.Number, opts)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			out[f.GetFilename()] = newLines(f.GetPatch())
		}
		if resp.NextPage == 0 {
			return out, nil
		}
		opts.Page = resp.NextPage
	}
}

// newLines reads the numbers of the lines that a patch shows on its new side.
func newLines(patch string) map[int]bool {
	shown := map[int]bool{}
	n := 0
	for line := range strings.Lines(patch) {
		switch {
		case strings.HasPrefix(line, "@@"):
			if at := strings.IndexByte(line, '+'); at >= 0 {
				fmt.Sscanf(line[at:], "+%d", &n) // "@@ -1,5 +7,9 @@"
			}
		case strings.HasPrefix(line, "-"), strings.HasPrefix(line, `\`):
		default:
			shown[n] = true
			n++
		}
	}
	return shown
}

// comments finds the comments of earlier runs, by fingerprint.
func (s *session) comments() (map[string]*github.PullRequestComment, error) {
	out := map[string]*github.PullRequestComment{}
	opts := &github.PullRequestListCommentsOptions{ListOptions: github.ListOptions{PerPage: 100}}
	for {
		page, resp, err := s.client.PullRequests.ListComments(s.ctx, s.Owner, s.Repo, s.Number, opts)
		if err != nil {
			return nil, err
		}
		for _, c := range page {
			if mark := report.ReviewMark(c.GetBody()); mark != "" && s.own(c.GetUser()) {
				out[mark] = c
			}
		}
		if resp.NextPage == 0 {
			return out, nil
		}
		opts.Page = resp.NextPage
	}
}

// update rewrites a comment whose text is no longer right.
func (s *session) update(c *github.PullRequestComment, body string) error {
	if strings.TrimSpace(c.GetBody()) == strings.TrimSpace(body) {
		return nil
	}
	_, _, err := s.client.PullRequests.EditComment(s.ctx, s.Owner, s.Repo, c.GetID(), &github.PullRequestComment{Body: &body})
	return err
}

// mended begins a comment whose finding is gone.
const mended = "Mended: "

// markMended marks the comments whose findings are gone.
func (s *session) markMended(old map[string]*github.PullRequestComment, current map[string]bool) error {
	for mark, c := range old {
		if current[mark] || strings.HasPrefix(c.GetBody(), mended) {
			continue
		}
		if err := s.update(c, mended+c.GetBody()); err != nil {
			return err
		}
	}
	return nil
}

// review posts what is new. The text of an earlier review is rewritten instead
// of being said again. GitHub refuses a review as a whole if one of its comments
// lies outside the diff; then each is tried alone.
func (s *session) review(r *report.Report, fresh, elsewhere []report.Comment) error {
	body := report.ReviewBody(r, elsewhere)
	before, err := s.earlier()
	if err != nil {
		return err
	}
	switch {
	case before != nil:
		if err := s.rewrite(before, body); err != nil {
			return err
		}
		body = ""
	case len(fresh) == 0 && len(elsewhere) == 0:
		return nil
	}
	for body != "" || len(fresh) > 0 {
		n := min(len(fresh), perReview)
		err := s.create(body, fresh[:n])
		if refused(err) {
			err = s.oneByOne(body, fresh[:n])
		}
		if err != nil {
			return err
		}
		body, fresh = "", fresh[n:]
	}
	return nil
}

// earlier finds the review of an earlier run, nil if there is none.
func (s *session) earlier() (*github.PullRequestReview, error) {
	opts := &github.ListOptions{PerPage: 100}
	var found *github.PullRequestReview
	for {
		reviews, resp, err := s.client.PullRequests.ListReviews(s.ctx, s.Owner, s.Repo, s.Number, opts)
		if err != nil {
			return nil, err
		}
		for _, r := range reviews {
			if report.IsReview(r.GetBody()) && s.own(r.GetUser()) {
				found = r
			}
		}
		if resp.NextPage == 0 {
			return found, nil
		}
		opts.Page = resp.NextPage
	}
}

func (s *session) rewrite(r *github.PullRequestReview, body string) error {
	if strings.TrimSpace(r.GetBody()) == strings.TrimSpace(body) {
		return nil
	}
	_, _, err := s.client.PullRequests.UpdateReview(s.ctx, s.Owner, s.Repo, s.Number, r.GetID(), body)
	return err
}

// oneByOne posts comments alone; those that GitHub refuses are told in a
// review without comments.
func (s *session) oneByOne(body string, comments []report.Comment) error {
	for _, c := range comments {
		err := s.create("", []report.Comment{c})
		switch {
		case refused(err):
			if c.Plain != nil {
				c = *c.Plain
			}
			body += fmt.Sprintf("\n%s line %d: %s\n", "`"+strings.ReplaceAll(c.Path, "`", "")+"`", c.Start, c.Body)
		case err != nil:
			return err
		}
	}
	if body == "" {
		return nil
	}
	return s.create(body, nil)
}

func (s *session) create(body string, comments []report.Comment) error {
	req := &github.PullRequestReviewRequest{CommitID: &s.Head, Event: github.Ptr("COMMENT")}
	if body != "" {
		req.Body = &body
	}
	for _, c := range comments {
		draft := &github.DraftReviewComment{Path: &c.Path, Body: &c.Body, Line: &c.Line, Side: github.Ptr("RIGHT")}
		if c.Start < c.Line {
			draft.StartLine, draft.StartSide = &c.Start, github.Ptr("RIGHT")
		}
		req.Comments = append(req.Comments, draft)
	}
	_, _, err := s.client.PullRequests.CreateReview(s.ctx, s.Owner, s.Repo, s.Number, req)
	return err
}

// refused tells that GitHub did not take a line (422).
func refused(err error) bool {
	var e *github.ErrorResponse
	return errors.As(err, &e) && e.Response.StatusCode == http.StatusUnprocessableEntity
}

// readable turns what GitHub answers into an error that says what to do.
func readable(err error) error {
	var limit *github.RateLimitError
	var abuse *github.AbuseRateLimitError
	var e *github.ErrorResponse
	switch {
	case errors.As(err, &limit), errors.As(err, &abuse):
		return fmt.Errorf("%w: GitHub's rate limit is used up", ErrCannotWrite)
	case errors.As(err, &e) && (e.Response.StatusCode == http.StatusForbidden || e.Response.StatusCode == http.StatusUnauthorized ||
		e.Response.StatusCode == http.StatusNotFound):
		return fmt.Errorf("%w: the token may not write to the pull request (it needs pull-requests: write, which pull "+
			"requests from forks do not get)", ErrCannotWrite)
	case err != nil:
		return fmt.Errorf("review: %w", err)
	}
	return nil
}
