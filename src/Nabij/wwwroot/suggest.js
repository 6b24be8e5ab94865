// Suggestions while typing: an editable combobox with a list (WAI-ARIA Authoring Practices). The server answers with the list's own HTML.
// One rule for keyboard, mouse and finger: choosing writes the words in the box, and nothing is sent until the reader says so.
// A slow or broken connection shows nothing.

const pause = 150; // ms without a key before asking
const patience = 3000; // ms
const least = 2; // letters

for (const input of document.querySelectorAll('input[data-suggest]')) {
  suggestIn(input);
}

function suggestIn(input) {
  const field = input.parentElement;
  const box = document.createElement('div');
  box.className = 'suggestions';
  box.hidden = true;
  const status = document.createElement('p');
  status.className = 'unseen';
  status.setAttribute('role', 'status');
  input.after(box, status);
  field.classList.add('suggests');
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': `${input.id}-list` })) {
    input.setAttribute(name, value);
  }

  let timer, request, active = null, touched = false;
  const options = () => [...box.querySelectorAll('[role=option]')];

  function activate(option) {
    active?.setAttribute('aria-selected', 'false');
    active = option;
    active?.setAttribute('aria-selected', 'true');
    if (active) {
      input.setAttribute('aria-activedescendant', active.id);
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  }

  function show(html) {
    activate(null);
    const wasHidden = box.hidden;
    box.innerHTML = html;
    box.hidden = html === '';
    input.setAttribute('aria-expanded', String(options().length > 0));
    status.textContent = [...box.children].map((part) => part.dataset.say).join(' ');
    // Above a telephone's keyboard there is room for the box and its list, when the box stands at the top.
    if (wasHidden && !box.hidden && box.getBoundingClientRect().bottom > (window.visualViewport?.height ?? window.innerHeight)) {
      field.scrollIntoView({ block: 'start' });
    }
  }

  function stopAsking() {
    clearTimeout(timer);
    request?.abort();
    request = undefined;
  }

  function close() {
    stopAsking();
    if (!box.hidden) {
      show('');
    }
  }

  async function ask() {
    stopAsking();
    if (input.value.trim().length < least) {
      close();
      return;
    }
    const mine = request = new AbortController();
    const patient = setTimeout(() => mine.abort(), patience);
    const body = new URLSearchParams({ [input.name]: input.value });
    const audience = input.form.elements.audience?.value;
    if (audience) {
      body.set('audience', audience);
    }
    let html = '';
    try {
      const answer = await fetch(input.dataset.suggest, { method: 'POST', body, signal: mine.signal, credentials: 'omit', cache: 'no-store' });
      html = answer.status === 200 ? (await answer.text()).trim() : '';
    } catch {
      // No answer, or no longer wanted.
    }
    clearTimeout(patient);
    if (mine === request && document.activeElement === input) {
      show(html);
    }
  }

  function choose(option) {
    input.value = option.dataset.fill;
    const said = option.dataset.say;
    close();
    status.textContent = said;
  }

  function move(step) {
    // What one is choosing from stays as it is.
    stopAsking();
    const all = options();
    const at = all.indexOf(active) + step;
    activate(all[active || step > 0 ? (at + all.length) % all.length : all.length - 1]);
    active.scrollIntoView({ block: 'nearest' });
  }

  input.addEventListener('input', () => {
    activate(null);
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });

  input.addEventListener('keydown', (event) => {
    // While an input method composes, its keys are its own.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const isOpen = options().length > 0;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (event.altKey && event.key === 'ArrowUp') {
          close();
        } else if (!isOpen) {
          ask();
        } else if (!event.altKey) {
          move(event.key === 'ArrowDown' ? 1 : -1);
        }
        event.preventDefault();
        break;
      case 'Enter':
        if (active) {
          event.preventDefault();
          choose(active);
        }
        break;
      case 'Escape':
        if (!box.hidden) {
          // In an empty list it is the browser's, and clears the box.
          event.preventDefault();
          close();
        }
        break;
      case 'Home':
      case 'End':
      case 'ArrowLeft':
      case 'ArrowRight':
        activate(null);
        break;
    }
  });

  // The pointer leaves the focus where it is, or the list would be gone before it is chosen from.
  box.addEventListener('mousedown', (event) => event.preventDefault());
  box.addEventListener('pointerdown', (event) => {
    touched = event.pointerType === 'touch';
  });
  box.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) {
      choose(option);
      if (touched) {
        // The keyboard on the screen goes, and the button to search is in sight again.
        input.blur();
      }
    }
  });
  field.addEventListener('focusout', (event) => {
    if (!field.contains(event.relatedTarget)) {
      close();
    }
  });
  input.form.addEventListener('submit', close);
}
