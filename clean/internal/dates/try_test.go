package dates
import ("testing";"os";"bufio";"fmt";"strings")
func TestTry(t *testing.T){
 f,err:=os.Open(os.Getenv("TRY")); if err!=nil {t.Skip()}
 sc:=bufio.NewScanner(f)
 for sc.Scan(){ line:=sc.Text(); loc:=""
  if a,b,ok:=strings.Cut(line,"\t");ok {line,loc=a,b}
  l:=Scan(line,loc); d,_:=l.Published()
  var out []string
  for _,x:=range l.Dates {out=append(out,fmt.Sprintf("%s/%d/%s[%s]",x.String(),x.Label,x.Zone,line[x.Start:x.End]))}
  for _,x:=range l.Refused {out=append(out,fmt.Sprintf("!%s/%d[%s]",x.Reason,x.Label,line[x.Start:x.End]))}
  for _,x:=range l.Rest {out=append(out,fmt.Sprintf("REST[%s]",line[x.Start:x.End]))}
  _=d
  fmt.Printf("%-60s %s\n",line,strings.Join(out," "))
 }
}
