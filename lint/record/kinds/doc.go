// Package kinds reads the exports of the tools that see an incident: alerts,
// pagers, incident platforms, chat, deployments, status pages, logs, tables.
//
// A kind is told from what an export begins with, by [Detect], or named. [Read]
// hands its entries out one by one, so that an export may be much larger than
// memory. It takes the few fields that a timeline needs and leaves the others; a
// field that is needed and of another form is an error with its place. Entries
// without a time are counted and not dropped in silence.
//
// The forms are those that the tools' own documentation gives; docs/timeline.md
// says how to get each.
package kinds
