package command_test

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/command"
	"github.com/pmlint/pmlint/rules"
)

// TestLSPAnswersAtOnce holds that an answer is there while the editor waits for it with
// its end of the connection open, and that the exit codes are those of the protocol.
func TestLSPAnswersAtOnce(t *testing.T) {
	for _, c := range []struct {
		polite bool
		code   int
	}{{true, 0}, {false, 1}} {
		in, toServer := io.Pipe()
		fromServer, out := io.Pipe()
		code := make(chan int, 1)
		dir := t.TempDir()
		go func() {
			code <- command.Env{Dir: dir}.Main([]string{"lsp"}, command.Stdio{In: in, Out: out, Err: t.Output()}, rules.All()...)
		}()
		send := func(message string) {
			fmt.Fprintf(toServer, "Content-Length: %d\r\n\r\n%s", len(message), message)
		}
		send(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`)
		answers := bufio.NewReader(fromServer)
		if line, err := answers.ReadString('\n'); err != nil || !strings.HasPrefix(line, "Content-Length: ") {
			t.Fatalf("answered %q, %v", line, err)
		}
		go io.Copy(io.Discard, answers)
		if c.polite {
			send(`{"jsonrpc":"2.0","id":2,"method":"shutdown"}`)
		}
		toServer.Close()
		if got := <-code; got != c.code {
			t.Errorf("polite %v: exit code %d, want %d", c.polite, got, c.code)
		}
	}
}
