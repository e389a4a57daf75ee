package dates_test

import (
	"fmt"

	"github.com/copydesk/copydesk/clean/internal/dates"
)

func ExampleScan() {
	line := "By Jane Doe | Published Tuesday, 17 August 2021 at 18:40 BST, updated 3 hours ago"
	l := dates.Scan(line, "en")
	for _, d := range l.Dates {
		fmt.Println(d)
	}
	for _, r := range l.Refused {
		fmt.Printf("refused %q: %s\n", line[r.Start:r.End], r.Reason)
	}
	for _, r := range l.Rest {
		fmt.Printf("rest %q\n", line[r.Start:r.End])
	}
	// Output:
	// 2021-08-17T18:40+01:00
	// refused "3 hours ago": relative
	// rest "By Jane Doe"
}

func ExampleDate_String() {
	for _, line := range []string{"août 2021", "17.08.2021", "18:40 IST, 17 August 2021", "2021-08-17T18:40:00Z"} {
		d, _ := dates.Scan(line, "").Published()
		fmt.Println(d)
	}
	// Output:
	// 2021-08
	// 2021-08-17
	// 2021-08-17T18:40+05:30
	// 2021-08-17T18:40:00Z
}
