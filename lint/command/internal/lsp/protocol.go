package lsp

import "encoding/json"

// What of the Language Server Protocol 3.17 the server speaks, by the names of the
// specification. Lines and characters start at 0; a character is a UTF-16 code unit, or
// a byte where the client asked for UTF-8.

type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type rangeOf struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type textDocument struct {
	URI     string `json:"uri"`
	Version int    `json:"version"`
	Text    string `json:"text,omitempty"`
}

type initializeParams struct {
	RootURI          string `json:"rootUri"`
	WorkspaceFolders []struct {
		URI string `json:"uri"`
	} `json:"workspaceFolders"`
	Capabilities struct {
		General struct {
			PositionEncodings []string `json:"positionEncodings"`
		} `json:"general"`
		TextDocument struct {
			Diagnostic     *json.RawMessage `json:"diagnostic"`
			DocumentSymbol struct {
				Nested bool `json:"hierarchicalDocumentSymbolSupport"`
			} `json:"documentSymbol"`
		} `json:"textDocument"`
		Workspace struct {
			Diagnostics struct {
				Refresh bool `json:"refreshSupport"`
			} `json:"diagnostics"`
		} `json:"workspace"`
	} `json:"capabilities"`
}

type didOpenParams struct {
	TextDocument textDocument `json:"textDocument"`
}

type didChangeParams struct {
	TextDocument textDocument `json:"textDocument"`
	Changes      []change     `json:"contentChanges"`
}

// change is a part of a text with what stands in its place; without a range, the whole.
type change struct {
	Range *rangeOf `json:"range"`
	Text  string   `json:"text"`
}

type documentParams struct {
	TextDocument textDocument `json:"textDocument"`
}

type positionParams struct {
	TextDocument textDocument `json:"textDocument"`
	Position     position     `json:"position"`
}

type rangeParams struct {
	TextDocument textDocument `json:"textDocument"`
	Range        rangeOf      `json:"range"`
	Context      struct {
		Only []string `json:"only"`
	} `json:"context"`
}

type diagnostic struct {
	Range           rangeOf   `json:"range"`
	Severity        int       `json:"severity"`
	Code            string    `json:"code"`
	CodeDescription *link     `json:"codeDescription,omitempty"`
	Source          string    `json:"source"`
	Message         string    `json:"message"`
	Related         []related `json:"relatedInformation,omitempty"`
	Data            string    `json:"data,omitempty"` // the fingerprint
}

type link struct {
	Href string `json:"href"`
}

type related struct {
	Location location `json:"location"`
	Message  string   `json:"message"`
}

type location struct {
	URI   string  `json:"uri"`
	Range rangeOf `json:"range"`
}

type publishParams struct {
	URI         string       `json:"uri"`
	Version     *int         `json:"version,omitempty"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

type report struct {
	Kind  string       `json:"kind"`
	Items []diagnostic `json:"items"`
}

type textEdit struct {
	Range   rangeOf `json:"range"`
	NewText string  `json:"newText"`
}

type documentEdit struct {
	TextDocument struct {
		URI     string `json:"uri"`
		Version *int   `json:"version"`
	} `json:"textDocument"`
	Edits []textEdit `json:"edits"`
}

type workspaceEdit struct {
	DocumentChanges []documentEdit `json:"documentChanges"`
}

type codeAction struct {
	Title       string        `json:"title"`
	Kind        string        `json:"kind"`
	Diagnostics []diagnostic  `json:"diagnostics,omitempty"`
	Preferred   bool          `json:"isPreferred,omitempty"`
	Edit        workspaceEdit `json:"edit"`
}

type markup struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

type hover struct {
	Contents markup   `json:"contents"`
	Range    *rangeOf `json:"range,omitempty"`
}

type symbol struct {
	Name      string   `json:"name"`
	Detail    string   `json:"detail,omitempty"`
	Kind      int      `json:"kind"`
	Range     rangeOf  `json:"range"`
	Selection rangeOf  `json:"selectionRange"`
	Children  []symbol `json:"children,omitempty"`
}

// The kinds of symbols that the outline uses.
const (
	symbolSection = 3  // Namespace
	symbolEvent   = 24 // Event
	symbolAction  = 10 // Enum member has a check in most editors; Enum reads as a list
)

type inlayHint struct {
	Position    position `json:"position"`
	Label       string   `json:"label"`
	Tooltip     string   `json:"tooltip,omitempty"`
	PaddingLeft bool     `json:"paddingLeft"`
}

type codeLens struct {
	Range   rangeOf `json:"range"`
	Command command `json:"command"`
}

// command is a title that does nothing when it is clicked: the lens is only read.
type command struct {
	Title   string `json:"title"`
	Command string `json:"command"`
}

type completion struct {
	Label    string `json:"label"`
	Kind     int    `json:"kind"`
	Detail   string `json:"detail,omitempty"`
	Document string `json:"documentation,omitempty"`
}
