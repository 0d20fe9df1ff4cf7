package kinds

import (
	"strings"

	"github.com/pmlint/pmlint/lint/record"
)

// github is what its API and its command line print of deployments, their statuses,
// workflow runs, pull requests, issues and releases.
var github = &Kind{
	Name: "github", Title: "GitHub",
	signs: "workflow_runs[].created_at | [].workflowName | [].databaseId | [].merged_at [].number | [].mergedAt | [].closedAt [].number | " +
		"[].sha [].environment [].creator | [].deployment_url | [].html_url [].number | " +
		"[].tag_name [].published_at | [].tagName [].publishedAt | " +
		"items[].html_url items[].number | number mergedAt | number closedAt | html_url number | sha environment creator | " +
		"workflow_runs | tag_name published_at",
	lists: []string{"workflow_runs", "items"},
	item:  githubItem,
}

func githubItem(in *input, n node) error {
	switch {
	case n.has("deployment_url"):
		return deploymentStatus(in, n)
	case n.has("environment") && n.has("sha"):
		return deployment(in, n)
	case n.has("workflowName"), n.has("workflow_id"), n.has("run_number"), n.has("conclusion"), n.has("databaseId") && !n.has("number"):
		return workflowRun(in, n)
	case n.has("tag_name"), n.has("tagName"):
		return release(in, n)
	}
	return change(in, n)
}

func deployment(in *input, n node) error {
	at, err := in.when(n, "created_at", "createdAt")
	if err != nil {
		return err
	}
	text := join(" ", "Deployed", ref(n), led("to ", n.str("environment")), by(n.str("creator.login"))) + led(": ", n.str("description"))
	return in.add(entry{at: at, text: text, act: record.Deployed, subject: ref(n), id: "deployment " + n.str("id"), level: record.Notice})
}

func deploymentStatus(in *input, n node) error {
	at, err := in.when(n, "created_at")
	if err != nil {
		return err
	}
	state := strings.ReplaceAll(n.str("state"), "_", " ")
	text := join(" ", "Deployment", led("to ", n.str("environment")), "is", state, by(n.str("creator.login")))
	text += led(": ", n.str("description"))
	return in.add(entry{at: at, text: text, level: levelOfState(state), id: "status " + n.str("id")})
}

// ref is what was deployed: the branch or tag, and the commit where that says more.
func ref(n node) string {
	name, sha := n.str("ref", "head_branch", "headBranch"), n.str("sha", "head_sha", "headSha")
	if len(sha) > 10 {
		sha = sha[:10]
	}
	if name == "" || strings.HasPrefix(n.str("sha"), name) {
		return sha
	}
	return join(" ", name, bracketed(sha))
}

// levelOfState is how grave the state of a run is.
func levelOfState(state string) record.Level {
	switch strings.ToLower(state) {
	case "failure", "failed", "error", "timed_out", "timed out", "startup_failure", "degraded":
		return record.Error
	case "cancelled", "canceled", "action_required":
		return record.Notice
	case "success", "succeeded":
		return record.Info
	}
	return record.Debug
}

func workflowRun(in *input, n node) error {
	began, err := in.when(n, "run_started_at", "startedAt", "created_at", "createdAt")
	if err != nil {
		return err
	}
	ended, err := in.when(n, "updated_at", "updatedAt")
	if err != nil {
		return err
	}
	name := join(": ", n.str("name", "workflowName"), n.str("display_title", "displayTitle"))
	if w := n.str("workflowName"); w != "" {
		name = join(": ", w, n.str("displayTitle"))
	}
	id := "run " + n.str("id", "databaseId", "run_number", "number")
	if err := in.add(entry{at: began, text: join(" ", "Run started,", name, led("on ", ref(n)), by(n.str("actor.login"))), id: id,
		level: record.Info}); err != nil {
		return err
	}
	result := n.str("conclusion")
	if result == "" || ended.text == "" {
		return nil
	}
	return in.add(entry{at: ended, text: "Run ended, " + name + ": " + strings.ReplaceAll(result, "_", " "), id: id + " end",
		level: levelOfState(result)})
}

func release(in *input, n node) error {
	at, err := in.when(n, "published_at", "publishedAt", "created_at", "createdAt")
	if err != nil {
		return err
	}
	tag := n.str("tag_name", "tagName")
	return in.add(entry{at: at, text: join(" ", "Released", tag, by(n.str("author.login"))) + led(": ", n.str("name")), act: record.Deployed,
		subject: tag, id: "release " + tag, level: record.Notice})
}

// change reads a pull request or an issue: opened, merged or closed.
func change(in *input, n node) error {
	number, title := "#"+n.str("number"), n.str("title")
	what := "Issue"
	if n.has("merged_at") || n.has("mergedAt") || n.has("base") || n.has("baseRefName") || n.has("head") || n.has("pull_request") ||
		strings.Contains(n.str("html_url", "url"), "/pull/") {
		what = "Pull request"
	}
	opened, err := in.when(n, "created_at", "createdAt")
	if err != nil {
		return err
	}
	merged, err := in.when(n, "merged_at", "mergedAt", "pull_request.merged_at")
	if err != nil {
		return err
	}
	closed, err := in.when(n, "closed_at", "closedAt")
	if err != nil {
		return err
	}
	id := strings.ToLower(what) + " " + number
	if err := in.add(entry{at: opened, text: join(" ", what, number, "opened", by(n.str("user.login", "author.login"))) + led(": ", title),
		id: id, level: record.Info}); err != nil {
		return err
	}
	switch {
	case merged.text != "":
		e := entry{at: merged, text: join(" ", "Merged", number, by(n.str("merged_by.login", "mergedBy.login"))) + led(": ", title),
			id: id + " merged", act: record.Merged, subject: number, level: record.Notice}
		if strings.HasPrefix(title, "Revert ") {
			e.act = record.Reverted
		}
		return in.add(e)
	case closed.text != "":
		return in.add(entry{at: closed, text: join(" ", what, number, "closed") + led(": ", title), id: id + " closed", level: record.Info})
	}
	return nil
}

// gitlab is what its API gives as pipelines, deployments, merge requests and issues.
var gitlab = &Kind{
	Name: "gitlab", Title: "GitLab",
	signs: "[].iid [].project_id | [].ref [].web_url | [].iid [].deployable | [].iid [].environment | iid project_id | iid deployable",
	item:  gitlabItem,
}

func gitlabItem(in *input, n node) error {
	switch {
	case n.has("deployable") || n.has("environment"):
		return gitlabDeployment(in, n)
	case n.has("title"):
		return mergeRequest(in, n)
	}
	return pipeline(in, n)
}

func gitlabDeployment(in *input, n node) error {
	at, err := in.when(n, "deployable.finished_at", "created_at", "updated_at")
	if err != nil {
		return err
	}
	state, where := n.str("status"), n.str("environment.name", "environment")
	e := entry{at: at, id: "deployment " + n.str("id", "iid"), level: max(levelOfState(state), record.Info), subject: ref(n)}
	who := by(n.str("user.username", "user.name", "deployable.user.username"))
	if state == "success" || state == "" {
		e.text, e.act, e.level = join(" ", "Deployed", ref(n), led("to ", where), who), record.Deployed, record.Notice
	} else {
		e.text = join(" ", "Deployment of", ref(n), led("to ", where), "is", state, who)
	}
	return in.add(e)
}

func pipeline(in *input, n node) error {
	began, err := in.when(n, "started_at", "created_at")
	if err != nil {
		return err
	}
	ended, err := in.when(n, "finished_at", "updated_at")
	if err != nil {
		return err
	}
	id := "pipeline " + n.str("id", "iid")
	name := join(" ", "Pipeline", n.str("iid", "id"), bracketed(n.str("name")))
	text := join(" ", name, "started on", ref(n), led("from ", n.str("source")), by(n.str("user.username")))
	if err := in.add(entry{at: began, text: text, id: id, level: record.Info}); err != nil {
		return err
	}
	state := n.str("status")
	if l := levelOfState(state); l != record.Debug && ended.text != "" {
		return in.add(entry{at: ended, text: name + " ended: " + state, id: id + " end", level: l})
	}
	return nil
}

func mergeRequest(in *input, n node) error {
	number, title := "!"+n.str("iid"), n.str("title")
	what := "Merge request"
	if !n.has("merged_at") && !n.has("source_branch") {
		what, number = "Issue", "#"+n.str("iid")
	}
	for _, s := range []struct {
		path, verb, who string
		act             record.Act
		level           record.Level
	}{
		{"created_at", "opened", "author.username", "", record.Info},
		{"merged_at", "merged", "merge_user.username", record.Merged, record.Notice},
		{"closed_at", "closed", "closed_by.username", "", record.Info},
	} {
		at, err := in.when(n, s.path)
		if err != nil {
			return err
		}
		if at.text == "" {
			continue
		}
		if err := in.add(entry{at: at, text: join(" ", what, number, s.verb, by(n.str(s.who))) + ": " + title, act: s.act, subject: number,
			id: strings.ToLower(what) + " " + number + " " + s.verb, level: s.level}); err != nil {
			return err
		}
	}
	return nil
}

// argocd is an application with its history, or a list of them.
var argocd = &Kind{
	Name: "argocd", Title: "Argo CD",
	signs: "status.history | items[].status.history | status.operationState | items[].status.operationState | [].deployedAt | " +
		"[].status.history",
	lists: []string{"items"},
	item:  application,
}

func application(in *input, n node) error {
	name := n.str("metadata.name")
	if n.has("deployedAt") {
		return synced(in, n, name)
	}
	for _, h := range n.list("status.history") {
		if err := synced(in, h, name); err != nil {
			return err
		}
	}
	return operation(in, n.at("status.operationState"), name)
}

func synced(in *input, n node, name string) error {
	at, err := in.when(n, "deployedAt")
	if err != nil {
		return err
	}
	revision := n.str("revision")
	for _, r := range n.list("revisions") {
		revision = join(", ", revision, r.text())
	}
	if len(revision) == 40 {
		revision = revision[:10]
	}
	who := by(n.str("initiatedBy.username"))
	if n.str("initiatedBy.automated") == "true" {
		who = "by itself"
	}
	return in.add(entry{at: at, text: join(" ", "Deployed", name, "at", revision, who), act: record.Deployed,
		subject: join(" ", name, revision), id: join(" ", name, "history", n.str("id")), level: record.Notice})
}

// operation reads the last sync; one that went well is the last of the history.
func operation(in *input, n node, name string) error {
	phase := n.str("phase")
	if phase == "" || phase == "Succeeded" {
		return nil
	}
	at, err := in.when(n, "finishedAt", "startedAt")
	if err != nil {
		return err
	}
	return in.add(entry{at: at, text: "Sync of " + name + " is " + strings.ToLower(phase) + led(": ", n.str("message")), level: record.Error,
		id: join(" ", name, "operation", at.text)})
}

// kubernetes is what kubectl prints of events.
var kubernetes = &Kind{
	Name: "kubernetes", Title: "Kubernetes",
	signs: "items[].involvedObject | items[].regarding | involvedObject reason | regarding reason | [].involvedObject | items[].kind=Event",
	lists: []string{"items"},
	item:  clusterEvent,
}

func clusterEvent(in *input, n node) error {
	at, err := in.when(n, "firstTimestamp", "deprecatedFirstTimestamp", "eventTime", "lastTimestamp", "metadata.creationTimestamp")
	if err != nil {
		return err
	}
	reason := n.str("reason")
	e := entry{at: at, id: n.str("metadata.uid"), level: record.Debug, repeats: true}
	switch {
	case n.str("type") == "Warning":
		e.level = record.Warning
	case reason == "ScalingReplicaSet", reason == "Killing", reason == "SuccessfulRescale":
		e.level = record.Info
	}
	object := n.at("involvedObject")
	if object.v == nil {
		object = n.at("regarding")
	}
	times := n.str("series.count", "count", "deprecatedCount")
	if times == "1" || times == "0" {
		times = ""
	}
	e.text = join(" ", strings.ToLower(object.str("kind")), join("/", object.str("namespace"), object.str("name"))+":", reason) +
		led(": ", n.str("message", "note")) + led(" ×", times)
	return in.add(e)
}
