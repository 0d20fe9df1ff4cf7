package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint/command/internal/lsp"
)

func (a *app) lspCommand() *cobra.Command {
	var stdio bool
	f := &lintFlags{}
	c := command(&cobra.Command{
		Use:   "lsp [--config FILE] [--now DATE]",
		Short: "Serve an editor by the Language Server Protocol",
		Long: `Serve an editor by the Language Server Protocol, over standard input and output. The
editor starts it; it lints the postmortems of the repository that is open, with the
open buffers in place of their files: findings as they are typed, fixes, the page of
a rule on hover, an outline, the distance of each entry of a timeline from the first.
Troubles are written to standard error, which editors keep as the server's log.`,
		Example: "  pmlint lsp",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage(fmt.Sprintf("lsp takes no argument: %q", args[0]))
			}
			return a.lsp(f)
		},
	})
	c.Flags().StringVar(&f.config, "config", "", "the config `FILE` (default .pmlint.yaml, looked for upward to the repository's root)")
	c.Flags().StringVar(&f.now, "now", "", "judge dates as on `DATE` (2026-03-01 or RFC 3339)")
	c.Flags().BoolVar(&stdio, "stdio", true, "over standard input and output, the only way there is")
	return c
}

func (a *app) lsp(f *lintFlags) error {
	now := a.Now
	if f.now != "" {
		at, err := parseNow(f.now, a.Now)
		if err != nil {
			return err
		}
		now = func() time.Time { return at }
	}
	o := lsp.Options{Packs: a.packs, Config: f.config, Version: version().Version, Now: now, Log: a.Err}
	err := lsp.Serve(context.Background(), stdioConn{a.In, a.raw}, o)
	if errors.Is(err, lsp.ErrNoShutdown) {
		a.note(err.Error())
		return errFindings // the code that the protocol asks for
	}
	return err
}

// stdioConn is standard input and output as one connection, which the editor closes.
type stdioConn struct {
	io.Reader
	out io.Writer
}

// Write hands on each message at once: the editor waits for it.
func (c stdioConn) Write(b []byte) (int, error) {
	n, err := c.out.Write(b)
	if buffered, ok := c.out.(*bufio.Writer); ok && err == nil {
		err = buffered.Flush()
	}
	return n, err
}

func (stdioConn) Close() error { return nil }
