package review

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/pmlint/pmlint/lint/text"
)

// hub behaves like the part of GitHub that a review needs: lists come in
// pages, and comments outside the diff are refused with 422.
type hub struct {
	t        *testing.T
	patches  map[string]string
	hidden   map[string]bool // files whose lines are refused although the patch shows them
	status   int             // answered to every write; 0 for normal
	limited  bool            // the rate limit is used up
	comments []*comment
	reviews  []*pullReview
	writes   []string // what was asked of the server, but for reading
}

type comment struct {
	ID        int    `json:"id"`
	Path      string `json:"path"`
	Body      string `json:"body"`
	Line      int    `json:"line"`
	StartLine int    `json:"start_line"`
	User      user   `json:"user"`
}

type user struct {
	Login string `json:"login"`
}

// bot is whom a workflow's own token writes as.
var bot = user{"github-actions[bot]"}

type pullReview struct {
	ID   int    `json:"id"`
	Body string `json:"body"`
	User user   `json:"user"`
}

// perPage is small, so that every list has several pages.
const perPage = 2

func page[T any](w http.ResponseWriter, r *http.Request, all []T) {
	n, _ := strconv.Atoi(r.URL.Query().Get("page"))
	n = max(n, 1)
	from, to := min((n-1)*perPage, len(all)), min(n*perPage, len(all))
	if to < len(all) {
		w.Header().Set("Link", fmt.Sprintf(`<http://%s%s?page=%d>; rel="next"`, r.Host, r.URL.Path, n+1))
	}
	json.NewEncoder(w).Encode(all[from:to])
}

func (h *hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != "Bearer secret" {
		http.Error(w, `{"message":"Bad credentials"}`, http.StatusUnauthorized)
		return
	}
	if h.limited {
		w.Header().Set("X-RateLimit-Remaining", "0")
		w.Header().Set("X-RateLimit-Reset", "4102444800")
		http.Error(w, `{"message":"API rate limit exceeded"}`, http.StatusForbidden)
		return
	}
	if r.URL.Path == "/user" { // a workflow's own token may not ask
		http.Error(w, `{"message":"Resource not accessible by integration"}`, http.StatusForbidden)
		return
	}
	const base = "/repos/acme/shop/pulls/"
	switch path := strings.TrimPrefix(r.URL.Path, base); {
	case r.Method == "GET" && path == "7/files":
		h.files(w, r)
	case r.Method == "GET" && path == "7/comments":
		page(w, r, h.comments)
	case r.Method == "GET" && path == "7/reviews":
		page(w, r, h.reviews)
	case h.status != 0:
		http.Error(w, `{"message":"Resource not accessible by integration"}`, h.status)
	case r.Method == "POST" && path == "7/reviews":
		h.create(w, r)
	case r.Method == "PATCH" && strings.HasPrefix(path, "comments/"):
		h.edit(w, r, strings.TrimPrefix(path, "comments/"))
	case r.Method == "PUT" && strings.HasPrefix(path, "7/reviews/"):
		h.editReview(w, r, strings.TrimPrefix(path, "7/reviews/"))
	default:
		h.t.Errorf("unexpected %s %s", r.Method, r.URL)
		http.NotFound(w, r)
	}
}

func (h *hub) files(w http.ResponseWriter, r *http.Request) {
	type file struct {
		Filename string `json:"filename"`
		Patch    string `json:"patch"`
	}
	var all []file
	for name, patch := range h.patches {
		all = append(all, file{name, patch})
	}
	slices.SortFunc(all, func(a, b file) int { return strings.Compare(a.Filename, b.Filename) })
	page(w, r, all)
}

func (h *hub) create(w http.ResponseWriter, r *http.Request) {
	var req struct {
		Body     string     `json:"body"`
		CommitID string     `json:"commit_id"`
		Event    string     `json:"event"`
		Comments []*comment `json:"comments"`
	}
	b, _ := io.ReadAll(r.Body)
	if err := json.Unmarshal(b, &req); err != nil || req.CommitID != "abc" || req.Event != "COMMENT" || req.Body == "" && len(req.Comments) == 0 {
		h.t.Errorf("bad review: %s", b)
	}
	for _, c := range req.Comments {
		if !newLines(h.patches[c.Path])[c.Line] || h.hidden[c.Path] || c.StartLine > 0 && c.StartLine >= c.Line {
			http.Error(w, `{"message":"Unprocessable Entity","errors":["Line could not be resolved"]}`, http.StatusUnprocessableEntity)
			return
		}
	}
	if len(req.Comments) > perReview {
		h.t.Errorf("%d comments in one review", len(req.Comments))
	}
	h.writes = append(h.writes, fmt.Sprintf("review with %d comments", len(req.Comments)))
	for _, c := range req.Comments {
		c.ID, c.User = len(h.comments)+1, bot
		h.comments = append(h.comments, c)
	}
	h.reviews = append(h.reviews, &pullReview{len(h.reviews) + 1, req.Body, bot})
	fmt.Fprint(w, "{}")
}

func (h *hub) edit(w http.ResponseWriter, r *http.Request, id string) {
	var c comment
	json.NewDecoder(r.Body).Decode(&c)
	n, _ := strconv.Atoi(id)
	h.comments[n-1].Body = c.Body
	h.writes = append(h.writes, "edit "+id)
	fmt.Fprint(w, "{}")
}

func (h *hub) editReview(w http.ResponseWriter, r *http.Request, id string) {
	var v pullReview
	json.NewDecoder(r.Body).Decode(&v)
	n, _ := strconv.Atoi(id)
	h.reviews[n-1].Body = v.Body
	h.writes = append(h.writes, "edit review "+id)
	fmt.Fprint(w, "{}")
}

// doc has five lines; the patch shows 2 to 4.
const doc = "one\ntwo\nthree\nfour\nfive\n"

const patch = "@@ -2,2 +2,3 @@ x\n two\n-old\n+three\n+four\n\\ No newline at end of file\n"

func finding(path string, line int, fingerprint string, fixes ...lint.Fix) lint.Finding {
	file := text.NewFile(path, []byte(doc))
	span := file.LineSpan(line)
	return lint.Finding{Rule: "blameless/human-error", Severity: lint.Warning, Path: path, Fingerprint: fingerprint,
		Start: file.Position(span.Start), End: file.Position(span.End),
		Diagnostic: lint.Diagnostic{Span: span, Message: "this sentence explains by @ana ::error::", Fixes: fixes}}
}

func newReport(findings ...lint.Finding) *report.Report {
	return &report.Report{Findings: findings, Summary: report.Summary{Documents: 1, Warnings: len(findings)},
		Source: func(path string) *text.File { return text.NewFile(path, []byte(doc)) }}
}

func target(h *hub, t *testing.T) Target {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	h.t = t
	return Target{Owner: "acme", Repo: "shop", Number: 7, Head: "abc", API: server.URL, Token: "secret"}
}

const (
	printA = "aaaaaaaaaaaaaaaa"
	printB = "bbbbbbbbbbbbbbbb"
	printC = "cccccccccccccccc"
)

func TestPost(t *testing.T) {
	h := &hub{patches: map[string]string{"a.md": patch, "b.md": patch, "c.md": patch}}
	to := target(h, t)
	fix := lint.Fix{Message: "write it", Safe: true, Edits: []text.Edit{{Span: text.Span{Start: 8, End: 13}, New: "THREE\nAND"}}}

	// First run: one on the diff with a suggestion, one on the diff, one outside.
	if err := Post(context.Background(), to, newReport(finding("a.md", 3, printA, fix), finding("b.md", 4, printB), finding("c.md", 5, printC))); err != nil {
		t.Fatal(err)
	}
	if len(h.comments) != 2 || len(h.reviews) != 1 {
		t.Fatalf("%d comments, %d reviews", len(h.comments), len(h.reviews))
	}
	first := h.comments[0]
	if first.Path != "a.md" || first.Line != 3 || !strings.Contains(first.Body, "```suggestion\nTHREE\nAND\n```") || strings.Contains(first.Body, "@ana") {
		t.Errorf("comment %+v", first)
	}
	if body := h.reviews[0].Body; !strings.Contains(body, "`c.md` line 5") || strings.Contains(body, "a.md") {
		t.Errorf("review %s", body)
	}

	// The same again: nothing is written.
	h.writes = nil
	same := newReport(finding("a.md", 3, printA, fix), finding("b.md", 4, printB), finding("c.md", 5, printC))
	if err := Post(context.Background(), to, same); err != nil || len(h.writes) != 0 {
		t.Errorf("error %v, writes %q", err, h.writes)
	}

	// One is mended, one says something else: both comments are edited, and the
	// review's text is rewritten.
	changed := finding("b.md", 4, printB)
	changed.Message = "said differently"
	if err := Post(context.Background(), to, newReport(changed)); err != nil {
		t.Fatal(err)
	}
	slices.Sort(h.writes)
	if want := []string{"edit 1", "edit 2", "edit review 1"}; !slices.Equal(h.writes, want) {
		t.Errorf("writes %q, want %q", h.writes, want)
	}
	if !strings.HasPrefix(h.comments[0].Body, "Mended: ") || !strings.Contains(h.comments[1].Body, "said differently") {
		t.Errorf("comments %+v %+v", h.comments[0], h.comments[1])
	}
	// It comes back: the old comment speaks again.
	if err := Post(context.Background(), to, newReport(finding("a.md", 3, printA, fix))); err != nil {
		t.Fatal(err)
	}
	if len(h.comments) != 2 || strings.HasPrefix(h.comments[0].Body, "Mended: ") {
		t.Errorf("comments %+v", h.comments[0])
	}
}

// The mark in a text is no proof: what other people wrote stays as it is, and is
// no answer to a finding.
func TestPostLeavesOthersAlone(t *testing.T) {
	alice := user{"alice"}
	quoted := fmt.Sprintf("I disagree.\n\n> <!-- pmlint:%s -->", printA)
	h := &hub{patches: map[string]string{"a.md": patch},
		comments: []*comment{{ID: 1, Path: "a.md", Line: 3, Body: quoted, User: alice}},
		reviews:  []*pullReview{{1, "Words of Alice <!-- pmlint:review -->", alice}}}
	for _, findings := range [][]lint.Finding{{finding("a.md", 3, printA)}, nil} {
		if err := Post(context.Background(), target(h, t), newReport(findings...)); err != nil {
			t.Fatal(err)
		}
	}
	if h.comments[0].Body != quoted || h.reviews[0].Body != "Words of Alice <!-- pmlint:review -->" {
		t.Errorf("what Alice wrote became %q and %q", h.comments[0].Body, h.reviews[0].Body)
	}
	if len(h.comments) != 2 || !strings.HasPrefix(h.comments[1].Body, "Mended: ") {
		t.Errorf("comments %+v", h.comments)
	}
}

// The address of an enterprise's own server is complete as it is.
func TestPostToAnEnterprise(t *testing.T) {
	h := &hub{patches: map[string]string{"a.md": patch}}
	to := target(h, t)
	prefixed := httptest.NewServer(http.StripPrefix("/api/v3", h))
	t.Cleanup(prefixed.Close)
	for _, api := range []string{prefixed.URL + "/api/v3", prefixed.URL + "/api/v3/"} {
		to.API = api
		h.comments, h.reviews = nil, nil
		if err := Post(context.Background(), to, newReport(finding("a.md", 3, printA))); err != nil || len(h.comments) != 1 {
			t.Errorf("%s: error %v, %d comments", api, err, len(h.comments))
		}
	}
}

func TestPostNothing(t *testing.T) {
	h := &hub{patches: map[string]string{"a.md": patch}}
	if err := Post(context.Background(), target(h, t), newReport()); err != nil || len(h.writes) != 0 {
		t.Errorf("error %v, writes %q", err, h.writes)
	}
}

func TestPostManyInBatches(t *testing.T) {
	h := &hub{patches: map[string]string{"a.md": patch}}
	var findings []lint.Finding
	for i := range 70 {
		findings = append(findings, finding("a.md", 3, fmt.Sprintf("%016x", i)))
	}
	if err := Post(context.Background(), target(h, t), newReport(findings...)); err != nil || len(h.comments) != 70 || len(h.writes) != 3 {
		t.Errorf("error %v, %d comments, writes %q", err, len(h.comments), h.writes)
	}
}

// A line that the server refuses although the patch shows it must not take the
// other comments with it.
func TestPostRefusedLine(t *testing.T) {
	h := &hub{patches: map[string]string{"a.md": patch, "b.md": patch}, hidden: map[string]bool{"b.md": true}}
	if err := Post(context.Background(), target(h, t), newReport(finding("a.md", 3, printA), finding("b.md", 3, printB))); err != nil {
		t.Fatal(err)
	}
	if len(h.comments) != 1 || !strings.Contains(h.reviews[len(h.reviews)-1].Body, "`b.md` line 3") {
		t.Errorf("comments %+v, reviews %+v", h.comments, h.reviews)
	}
}

func TestPostCannotWrite(t *testing.T) {
	for name, h := range map[string]*hub{
		"fork":       {patches: map[string]string{"a.md": patch}, status: http.StatusForbidden},
		"not found":  {patches: map[string]string{"a.md": patch}, status: http.StatusNotFound},
		"rate limit": {limited: true},
	} {
		t.Run(name, func(t *testing.T) {
			if err := Post(context.Background(), target(h, t), newReport(finding("a.md", 3, printA))); !errors.Is(err, ErrCannotWrite) {
				t.Errorf("error %v", err)
			}
		})
	}
	h := &hub{}
	to := target(h, t)
	to.Token = "wrong"
	if err := Post(context.Background(), to, newReport(finding("a.md", 3, printA))); !errors.Is(err, ErrCannotWrite) {
		t.Errorf("a wrong token: %v", err)
	}
}

func TestFromEnvironment(t *testing.T) {
	event := filepath.Join(t.TempDir(), "event.json")
	write := func(s string) {
		if err := os.WriteFile(event, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	env := map[string]string{"GITHUB_REPOSITORY": "acme/shop", "GITHUB_TOKEN": "secret", "GITHUB_EVENT_PATH": event, "GITHUB_API_URL": "https://api.example"}
	write(`{"pull_request": {"number": 7, "head": {"sha": "abc"}}}`)
	got, err := FromEnvironment(func(k string) string { return env[k] })
	if want := (Target{"acme", "shop", 7, "abc", "https://api.example", "secret"}); err != nil || got != want {
		t.Errorf("got %+v, %v", got, err)
	}
	write(`{"ref": "refs/heads/main"}`)
	if _, err := FromEnvironment(func(k string) string { return env[k] }); !errors.Is(err, ErrCannotWrite) {
		t.Errorf("a push: %v", err)
	}
	env["GITHUB_TOKEN"] = ""
	if _, err := FromEnvironment(func(k string) string { return env[k] }); !errors.Is(err, ErrCannotWrite) {
		t.Errorf("no token: %v", err)
	}
}
