// Nabij works whole without this file. Each behaviour below only makes something easier.

// Quick exit: leave at once, and keep the back button from coming back here.
for (const link of document.querySelectorAll('a[data-quick-exit]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    document.body.hidden = true;
    window.location.replace(link.href);
  });
}

// Suggestions while typing: fetched only where there is a box that takes them.
if (document.querySelector('input[data-suggest]')) {
  import('/suggest.js');
}

// Filters: show the list again as soon as one is ticked, for who uses a mouse or finger.
for (const form of document.querySelectorAll('form[data-submit-on-change]')) {
  form.addEventListener('change', () => form.requestSubmit());
}
