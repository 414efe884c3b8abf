// Dates stand in words before the first picture is painted, so that nothing shifts when they come.
import { tellTimes } from "./when.js"

tellTimes()
