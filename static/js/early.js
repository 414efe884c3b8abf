// Dates stand in words and columns are folded before the first picture is painted, so that nothing shifts later.
import { tellFolds } from "./collapse.js"
import { tellTimes } from "./when.js"

tellTimes()
tellFolds()
