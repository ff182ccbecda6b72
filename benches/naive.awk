# What `vnpqr decode` is timed against: the six fields of a payload as JSON, with nothing checked, nothing escaped and
# the extension left as it is. `print` with its pieces side by side is the fastest way that mawk has.
#
#     mawk -F'|' -f benches/naive.awk payloads.txt

{
    print "{\"id_number\":\"" $1 "\",\"name\":\"" $2 "\",\"birth_date\":\"" $3 "\",\"declaration\":\"" $4 "\",\"qid\":\"" $5 "\",\"extension\":\"" $6 "\"}"
}
