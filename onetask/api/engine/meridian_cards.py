"""The boards of Meridian, a card to a line: number, lane, title, people, labels, day, points."""

TAP = """
131|doing|Certify reader firmware 3.2 with the card schemes|TL|Compliance|-1|5|critical
142|doing|Explain why a card was declined|MT SH|iOS, Android|1|5|critical
154|doing|Daily fare cap counts bus, metro and ferry together|JW|Backend|3|8|important
156|doing|Train 60 station staff, second wave|DF|Field ops|8|3|
158|ready|Show the fare before the gate opens|MT|iOS, Design|7|5|important
149|ready|Retry queue for readers that lose signal underground|JW|Backend||8|important
161|ready|Field kit checklist for overnight installers|DF|Field ops|10|2|
163|ready|Review declined-card wording in five languages|LO|Content||3|
166|ready|Let riders name a saved card|SH|Android||2|
168|ready|Spare-reader stock count, all depots|DF|Field ops|16|1|
150|review|Load test: 900 taps a minute per gate line|JW|Backend|2|5|important
147|review|Receipt e-mail with a map of the trip|PR|Design|9|3|
170|review|Write the go or no-go note for wave two stations|AD|Content|3|2|important
139|done|Reader mounts at Central, Quayside and Eastgate|DF|Field ops|-2|8|
146|done|VoiceOver labels for the tap screen|MT|iOS|-3|2|
144|done|Rotate sandbox payment keys|JW|Backend|-4|1|
137|done|Agree refund rules with customer care|AD|Content|-5|2|
152|done|Refund flow for double taps|SH|Android|6|3|
101|done|Choose the reader hardware|TL|Compliance|-40|5|
104|done|Sign the acquirer contract|RA|Compliance|-35|3|
108|done|Tap screen, first design|PR|Design|-28|5|
112|done|Sandbox for card payments|JW|Backend|-24|5|
117|done|Pilot at one gate line|DF|Field ops|-15|8|
121|done|Interview twelve riders at the pilot gate|LO|Content|-12|3|
125|done|Threat model of the reader link|JW|Backend, Compliance|-9|3|
133|backlog|Scheme sign-off|TL|Compliance|14|3|important
171|backlog|Readers at 11 stations, wave two|DF|Field ops|28|8|important
175|backlog|Rehearsal, one full rush hour|TL|Field ops|37|5|important
180|backlog|Go live in 14 stations|AD||42|3|critical
181|backlog|Receipts for business riders||Backend||5|
182|backlog|Show the cap on the home screen|MT|iOS||3|
183|backlog|Gate sound for a capped fare|PR|Design||1|
184|backlog|Tap with a watch, strap side|SH|Android||5|
185|backlog|Refund a tap from the app||Backend||8|
186|backlog|Help page for tourists|LO|Content||2|
187|backlog|Alert when a reader drops offline|JW|Backend||5|important
188|backlog|Night service fares||Backend||3|
189|backlog|Posters for gate lines|PR|Design||2|
190|backlog|Family fares on one card||Backend||8|
191|backlog|Dark theme of the tap screen|PR|Design, iOS||2|
192|backlog|Large text on the tap screen|MT|iOS||3|
193|backlog|Large text on Android|SH|Android||3|
194|backlog|Reader cleaning rota|DF|Field ops||1|
195|backlog|Spare parts at Harbour depot|DF|Field ops||2|
196|backlog|Monthly report for the schemes|RA|Compliance||2|
197|backlog|Retention of card tokens|JW|Compliance||3|
198|backlog|Sample of declined taps for support||Content||2|
199|backlog|Explain the pending amount|LO|Content||2|
200|backlog|Ferry gates at Pier 4|DF|Field ops||5|
201|backlog|Bus readers, first ten vehicles|DF|Field ops||8|
202|backlog|Tap history for riders without the app||Backend||5|
203|backlog|Export taps for the finance team|RA|Backend||3|
204|backlog|Measure queue length at Central||Field ops||3|
205|backlog|Widget with the last trip|MT|iOS||3|
206|backlog|Tile with the last trip|SH|Android||3|
207|backlog|Bank wording, second language set|LO|Content||2|
208|backlog|Card expiry reminder||Backend||2|
209|backlog|Charge dispute form|LO|Content||3|
210|backlog|Vendor sends the missing certificate|TL|Compliance||1|
211|backlog|Simulate a dead gate line|JW|Backend||5|
212|backlog|Staff quick guide, printed|DF|Content||1|
213|backlog|Accessibility check of the gate screen|PR|Design||3|
214|backlog|Wave three station list|TL|Field ops||1|
"""

OFF = """
12|doing|Store a day ticket on the phone|MT|iOS|4|8|important
14|doing|Sign tickets so that gates can check them alone|JW|Backend|6|8|critical
15|ready|Show how old a stored ticket is|SH|Android|11|2|
17|ready|Gate behaviour when the clock is wrong|JW|Backend||3|
18|review|Wording for tickets that wait for a signal|LO|Content|2|1|
11|done|Measure dead spots on line 3|DF|Field ops|-6|3|
20|backlog|Share a ticket between two phones||Backend||8|
21|backlog|Battery test, eight hours offline|SH|Android||2|
"""

ACC = """
5|doing|Step-free route as the first choice|MT|iOS|5|5|important
7|doing|Lift outages within five minutes|JW|Backend|9|5|important
8|ready|Screen reader pass over trip planning|PR|Design|12|3|
9|ready|Contrast of line colours on maps|PR|Design||2|
6|review|Interview two riders who gave up on Tap to Pay|LO|Content|3|2|important
4|done|Agree the measure: journeys finished without help|AD||-7|1|
10|backlog|Sign language video for gates|LO|Content||5|
"""

WIFI = """
3|doing|Survey Harbour depot|DF|Field ops|2|3|
4|ready|Order access points|RA|Compliance|5|1|important
5|ready|Cut-over plan without night stops|TL|Field ops|13|3|
2|done|Count cables in three depots|DF|Field ops|-3|2|
6|backlog|Retire the old controllers|JW|Backend||3|
"""
