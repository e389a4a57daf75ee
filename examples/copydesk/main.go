// Copydesk turns scraped pages and texts into structured articles: see help.go,
// or run it without arguments.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// Exit statuses.
const (
	exitOK          = 0
	exitFailed      = 1   // some documents failed, or the output could not be written
	exitUsage       = 2   // wrong use: nothing was done
	exitInterrupted = 130 // as shells report SIGINT; also for SIGTERM
	exitPipe        = 141 // as shells report SIGPIPE: the reader of the output left
)

var (
	// errFailed: documents failed; they are listed already.
	errFailed = errors.New("some documents failed")
	// errInterrupted: a signal ended the run.
	errInterrupted = errors.New("interrupted; what is written is complete up to here")
)

// A usageError is a mistake in the command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)   // a second signal ends the program at once
	signal.Ignore(syscall.SIGPIPE) // writing fails instead, so that the run can end tidily
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// A program is one run, with its streams.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
}

// run runs the program and returns its exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr}
	err := p.dispatch(ctx, args)
	if errors.Is(err, flag.ErrHelp) {
		err = p.help()
	}
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, syscall.EPIPE):
		return exitPipe
	case errors.Is(err, errFailed):
		return exitFailed
	}
	fmt.Fprintf(stderr, "copydesk: %s\n", printable(err.Error()))
	switch {
	case errors.Is(err, errInterrupted):
		return exitInterrupted
	case errors.As(err, &usage):
		fmt.Fprintln(stderr, "Run copydesk without arguments for help.")
		return exitUsage
	}
	return exitFailed
}

// dispatch runs the command that the arguments name.
func (p *program) dispatch(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return p.help()
	}
	switch name, args := args[0], args[1:]; name {
	case "clean":
		return p.clean(ctx, args)
	case "explain":
		return p.explain(ctx, args)
	case "evidence":
		return p.evidence(ctx, args)
	case "repair":
		return p.repair(ctx, args)
	case "rules":
		return p.rules(args)
	case "help", "-h", "-help", "--help":
		return p.help()
	default:
		return usageError{fmt.Errorf("unknown command %q", name)}
	}
}
