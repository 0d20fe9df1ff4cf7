// Package timetable joins recorded events and documents: it writes events as the
// timeline of a document, merges them into one, and tells where a document and the
// record differ.
//
// Each row that it writes ends with a comment that names the entries it is from.
// By these comments a row is known again: an event that a document has is not
// written a second time, whatever became of its words.
//
// Rows that people wrote are never touched, and never mean another time than before:
// Merge compares, and refuses otherwise.
package timetable
