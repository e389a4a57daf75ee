//go:build unix

package main

import (
	"syscall"
	"time"
)

// cpuClock names what cpuTime counts.
const cpuClock = "user and system time"

// cpuTime returns the time that all threads of this process have used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	// RUSAGE_SELF with a valid pointer cannot fail.
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
