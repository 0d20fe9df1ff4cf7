// Package record holds what tools recorded of an incident: alerts, pages, chat,
// deployments, logs. Events of any number of sources become one course: in the
// order of their instants, each source's clock corrected, what several sources
// tell of one happening told once with all of them named, repeated lines told
// once with their number, secrets and mail addresses masked.
//
// The package knows neither the exports, which package kinds reads, nor
// documents, into which package timetable writes. A caller joins the three:
//
//	c := record.NewCollector(record.Options{MinLevel: record.Info})
//	stats, err := kinds.Read(kind, name, file, kinds.Options{}, c.Add)
//	m, err := timetable.Merge(read, draft, c.Events(), timetable.Style{Zone: "UTC"})
//
// where read parses a document as the engine does, and m.Source is the draft with
// the events in its timeline, in the place of the template's rows. Files, folders
// and archives that a command line names are opened by lint/command/internal/gather.
//
// Instants are in UTC. Nothing here asks the clock or opens a file.
package record
