// Every page works without this: each module only makes a plain form quicker or safer.
import { initAll as startGovuk } from "../govuk/govuk-frontend.min.js";
import { initAll as startMoj } from "../moj/moj-frontend.min.js";
import { announce } from "./announce.js";
import { start as startDates } from "./dates.js";
import { start as startDrafts } from "./drafts.js";
import { start as startInPlace } from "./in-place.js";
import { start as startKeys } from "./keys.js";
import { start as startLive } from "./live.js";
import { start as startLoading } from "./loading.js";
import { start as startOnlyFor } from "./only-for.js";
import { start as startPanel } from "./panel.js";
import { start as startPaper } from "./paper.js";
import { start as startPasskeys } from "./passkeys.js";
import { start as startSession } from "./session.js";
import { start as startTheRest } from "./the-rest.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}

startGovuk();
startMoj();
startKeys();
startDrafts(document);
startDates(document);
startInPlace();
startSession();
startLive();
startLoading();
startPanel();
startPasskeys();
startPaper();
startOnlyFor(document);
startTheRest(document);

const done = document.querySelector("[data-announce]");
if (done) announce(done.textContent);
