// Makes pages nicer; none needs it. No library, nothing inline.
"use strict";

// "Put into the answer": a button names the text (data-copy) and the field
// (data-into). Without a script it isn't there: the layout's class says so.
function copyInto(button) {
	const text = document.getElementById(button.dataset.copy);
	const field = document.getElementById(button.dataset.into);
	if (!text || !field) return;
	const words = text.textContent.trim();
	const start = field.selectionStart ?? field.value.length;
	field.setRangeText(words, start, field.selectionEnd ?? start, "end");
	field.dispatchEvent(new Event("input", { bubbles: true }));
	field.focus();
}

// Asks before typed text is left behind; sending the form is not leaving.
function keepTyped(form) {
	let typed = false;
	form.addEventListener("input", () => { typed = true; });
	form.addEventListener("submit", () => { typed = false; });
	window.addEventListener("beforeunload", (event) => {
		if (typed) event.preventDefault();
	});
}

// A form sent twice counts once anyway; this saves the second request.
function sendOnce(form) {
	form.addEventListener("submit", (event) => {
		if (form.dataset.sent) event.preventDefault();
		form.dataset.sent = "1";
	});
}

document.documentElement.classList.add("scripted");
for (const button of document.querySelectorAll("[data-copy]"))
	button.addEventListener("click", () => copyInto(button));
for (const form of document.querySelectorAll("form[method=post]")) {
	sendOnce(form);
	if (form.querySelector("textarea")) keepTyped(form);
}
// Coming back by the Back button finds the form usable again.
window.addEventListener("pageshow", () => {
	for (const form of document.querySelectorAll("form[data-sent]"))
		delete form.dataset.sent;
});
// After a refused form the summary is what to read first.
document.querySelector(".errors")?.focus();
