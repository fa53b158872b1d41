// Everything that happens in the browser: charts, sorting, the palette, live progress. Pages work without it.
'use strict';
(() => {
  const script = document.getElementById('sinan-script');
  const root = document.documentElement;
  const each = (where, selector, work) => where.querySelectorAll(selector).forEach(work);
  const make = (name, text, className) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  // ---- Charts: a neutral description becomes an ECharts option in the reader's theme.
  let loading;
  const echartsReady = () => loading ??= new Promise((done, failed) => {
    const tag = make('script');
    tag.src = script.dataset.echarts;
    tag.onload = () => done(window.echarts);
    tag.onerror = failed;
    document.head.append(tag);
  });

  const theme = () => {
    const style = getComputedStyle(root);
    const get = name => style.getPropertyValue('--' + name).trim();
    return {
      bg: get('bg'), ink: get('ink'), muted: get('muted'), faint: get('faint'), rule: get('rule'), strong: get('rule-strong'), raised: get('raised'),
      pale: get('accent-pale'), soft: get('accent-soft'), font: getComputedStyle(document.body).fontFamily,
      color: number => get('c' + number),
    };
  };

  const tick = (unit, lang) => {
    const compact = new Intl.NumberFormat(lang, { notation: 'compact', maximumFractionDigits: 1, useGrouping: 'always' });
    const small = new Intl.NumberFormat(lang, { maximumSignificantDigits: 2 });
    const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 });
    const units = lang.startsWith('zh') ? ['秒', '分', '小时', '天'] : ['s', 'min', 'h', 'd'];
    const length = s => s >= 86400 ? [s / 86400, 3] : s >= 3600 ? [s / 3600, 2] : s >= 60 ? [s / 60, 1] : [s, 0];
    switch (unit) {
      case 'share': return v => percent.format(v);
      case 'points': return v => (v > 0 ? '+' : '') + compact.format(v * 100);
      case 'duration': return v => { const [n, u] = length(v); return compact.format(n) + ' ' + units[u]; };
      default: return v => (Math.abs(v) < 1 ? small : compact).format(v);
    }
  };

  const hint = (t, title, lines) => {
    const box = make('div');
    box.append(make('div', title));
    box.firstChild.style.fontWeight = '600';
    for (const [name, text] of lines) {
      const line = make('div');
      if (name) { const label = make('span', name + '  '); label.style.color = t.muted; line.append(label); }
      line.append(make('b', text));
      box.append(line);
    }
    return box;
  };

  const whiskers = (series, t, lying, at, of) => ({
    type: 'custom', name: series.name, silent: true, z: 5, tooltip: { show: false },
    data: series.points.map((p, i) => p.low == null || p.high == null ? null : [i, p.low, p.high]).filter(Boolean),
    encode: lying ? { x: [1, 2], y: 0 } : { x: 0, y: [1, 2] },
    renderItem(params, api) {
      // The middle of this series' own bar, where several stand side by side.
      const shift = of > 1 ? api.barLayout({ count: of, barMaxWidth: lying ? 16 : 48, barGap: '12%' })[at].offsetCenter : 0;
      const place = v => { const [x, y] = api.coord(lying ? [v, api.value(0)] : [api.value(0), v]); return lying ? [x, y + shift] : [x + shift, y]; };
      const [low, high] = [place(api.value(1)), place(api.value(2))];
      const half = 5;
      const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: t.ink, lineWidth: 1.5, opacity: .6 } });
      return { type: 'group', children: lying
        ? [line(low[0], low[1], high[0], high[1]), line(low[0], low[1] - half, low[0], low[1] + half), line(high[0], high[1] - half, high[0], high[1] + half)]
        : [line(low[0], low[1], high[0], high[1]), line(low[0] - half, low[1], low[0] + half, low[1]), line(high[0] - half, high[1], high[0] + half, high[1])] };
    },
  });

  // Bars differ in texture too, so that a grey print tells them apart; the first stays plain.
  const decals = t => [
    { symbol: 'none' },
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4, color: t.bg + '70' },
    { symbol: 'circle', symbolSize: .5, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], color: t.bg + '80' },
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4, color: t.bg + '70' },
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3], color: t.bg + '60' },
  ];

  const hasIntervals = series => series.points.some(p => p.low != null && p.high != null);

  const barOption = (chart, t, lying, width, height) => {
    const shown = chart.series.filter(s => !s.muted).length;
    // Two lines of a label want 34 pixels of a row between legend and axis (76); in a lower row they would push out the neighbour.
    const wraps = lying && (height - 76) / chart.categories.length >= 34;
    const crowded = !lying && width / chart.categories.length < 84;
    const category = {
      type: 'category', data: chart.categories, inverse: lying, axisTick: { show: false }, axisLine: { show: !lying, lineStyle: { color: t.strong } },
      // Many categories are periods or ranks: some labels whole say more than all cut short.
      axisLabel: crowded ? { color: t.ink, fontSize: 12, hideOverlap: true }
        : { color: t.ink, fontSize: 13, interval: 0, hideOverlap: true, lineHeight: 16, ...(wraps ? { overflow: 'break', height: 32, lineOverflow: 'truncate', width: Math.min(220, width * .38) } : lying ? { overflow: 'truncate', width: Math.min(260, width * .42) } : { overflow: 'truncate', width: Math.max(40, (width - 80) / chart.categories.length - 8) }) },
    };
    const value = {
      type: chart.log ? 'log' : 'value', name: chart.axisTitle, nameTextStyle: { color: t.muted, align: lying ? 'center' : 'left' }, nameLocation: lying ? 'middle' : 'end', nameGap: lying ? 28 : 24,
      axisLabel: { color: t.muted, formatter: tick(chart.unit, chart.lang), hideOverlap: true }, splitLine: { lineStyle: { color: t.rule } }, splitNumber: lying ? Math.max(2, Math.floor(width / 160)) : 4,
    };
    const labelled = chart.labels && (lying || width / (chart.categories.length * shown) > 44);
    return {
      xAxis: lying ? value : category, yAxis: lying ? category : value,
      aria: { enabled: true, label: { enabled: false }, decal: { show: shown > 1, decals: decals(t) } },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { opacity: .06 } },
        formatter: items => hint(t, chart.categories[items[0].dataIndex], chart.series.map(s => [chart.series.length > 1 ? s.name : '', s.points[items[0].dataIndex]?.hint ?? ''])) },
      series: chart.series.flatMap((s, i) => [{
        type: 'bar', name: s.name, stack: chart.stacked ? 'all' : undefined, barMaxWidth: lying ? 16 : 48, barGap: '12%',
        itemStyle: { color: s.muted ? t.pale : t.color(s.color), borderRadius: chart.stacked ? 0 : lying ? [0, 3, 3, 0] : [3, 3, 0, 0] },
        data: s.points.map(p => p.value),
        label: { show: labelled && !chart.stacked && !s.muted && !(lying && hasIntervals(s)), position: lying ? 'right' : 'top', color: t.ink, fontWeight: 600, fontSize: 12, formatter: item => s.points[item.dataIndex].label ?? '' },
        labelLayout: { hideOverlap: true },
      }, ...(hasIntervals(s) && !s.muted ? [whiskers(s, t, lying, chart.stacked ? 0 : i, chart.stacked ? 1 : chart.series.length)] : [])]),
    };
  };

  const dashes = ['solid', 'dashed', 'dotted', [8, 3, 2, 3]];
  const symbols = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond'];

  const lineOption = (chart, t, lying, width) => {
    const many = chart.series.length > 1;
    const band = (s, i) => hasIntervals(s) ? [
      { type: 'line', name: s.name, stack: 'band' + i, silent: true, symbol: 'none', lineStyle: { opacity: 0 }, data: s.points.map(p => p.low), tooltip: { show: false } },
      { type: 'line', name: s.name, stack: 'band' + i, silent: true, symbol: 'none', lineStyle: { opacity: 0 }, areaStyle: { color: t.color(s.color), opacity: .14 }, data: s.points.map(p => p.high == null ? null : p.high - p.low), tooltip: { show: false } },
    ] : [];
    return {
      xAxis: { type: 'category', data: chart.categories, boundaryGap: false, axisTick: { show: false }, axisLine: { lineStyle: { color: t.strong } }, axisLabel: { color: t.muted, hideOverlap: true } },
      yAxis: { type: 'value', name: chart.axisTitle, nameTextStyle: { color: t.muted, align: 'left' }, axisLabel: { color: t.muted, formatter: tick(chart.unit, chart.lang) }, splitLine: { lineStyle: { color: t.rule } }, splitNumber: 4,
        // There is nothing above 100 %.
        max: chart.unit === 'share' ? range => range.max > .8 && range.max <= 1 ? 1 : null : null },
      grid: { right: many ? Math.min(140, width * .3) : 24 },
      tooltip: { trigger: 'axis', axisPointer: { lineStyle: { color: t.strong } },
        formatter: items => hint(t, chart.categories[items[0].dataIndex], chart.series.map(s => [many ? s.name : '', s.points[items[0].dataIndex]?.hint ?? ''])) },
      series: chart.series.flatMap((s, i) => [{
        type: 'line', name: s.name, connectNulls: false, z: 3, data: s.points.map(p => p.value),
        symbol: symbols[i % symbols.length], symbolSize: 6, showSymbol: s.points.length <= 40,
        itemStyle: { color: s.muted ? t.faint : t.color(s.color) }, lineStyle: { width: 2, type: s.muted ? 'dashed' : dashes[i % dashes.length] },
        // A line that ends before the axis does would write its name over the others.
        endLabel: { show: many && s.points.at(-1)?.value != null, formatter: s.name, color: t.ink, fontSize: 12, width: 120, overflow: 'truncate', distance: 8 }, labelLayout: { moveOverlap: 'shiftY' },
        label: { show: chart.labels, position: 'top', color: t.ink, formatter: item => s.points[item.dataIndex].label ?? '' },
      }, ...band(s, i)]),
    };
  };

  const channels = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
  const mix = (from, to, share) => channels(from).map((c, i) => c + (channels(to)[i] - c) * share);
  const luminance = rgb => rgb.map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const contrast = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  // Of two text colours the one that reads better on a background (WCAG contrast).
  const readable = (background, first, second) => {
    const on = luminance(background);
    return contrast(on, luminance(channels(first))) >= contrast(on, luminance(channels(second))) ? first : second;
  };

  const gridOption = (chart, t, lying, width) => {
    const values = chart.series.flatMap(s => s.points.map(p => p.value)).filter(v => v != null);
    // A retention grid begins with 100 % everywhere; the shades are for what follows.
    const below = chart.unit === 'share' ? values.filter(v => v < 1) : values;
    const max = Math.max(...(below.length ? below : values), 1e-9);
    const fits = width / chart.categories.length > 52;
    return {
      grid: { left: 8, right: 8, top: 28, bottom: 8, containLabel: true },
      xAxis: { type: 'category', position: 'top', data: chart.categories, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: t.muted, hideOverlap: true }, splitArea: { show: false } },
      yAxis: { type: 'category', inverse: true, data: chart.series.map(s => s.name), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: t.ink, hideOverlap: true } },
      visualMap: { show: false, min: 0, max, inRange: { color: [t.soft, t.color(0)] } },
      tooltip: { formatter: item => hint(t, chart.series[item.value[1]].name + ' · ' + chart.categories[item.value[0]], [['', chart.series[item.value[1]].points[item.value[0]].hint]]) },
      series: [{
        type: 'heatmap', itemStyle: { borderColor: t.bg, borderWidth: 2, borderRadius: 3 }, emphasis: { itemStyle: { borderColor: t.ink, borderWidth: 1 } },
        data: chart.series.flatMap((s, row) => s.points.map((p, column) => p.value == null ? null : {
          value: [column, row, p.value], label: { color: readable(mix(t.soft, t.color(0), Math.min(1, p.value / max)), t.ink, t.bg) } }).filter(Boolean)),
        label: { show: chart.labels && fits, fontSize: 12, formatter: item => chart.series[item.value[1]].points[item.value[0]].label ?? '' },
      }],
    };
  };

  const flowOption = (chart, t, lying, width) => {
    const points = chart.series[0].points;
    const column = width / (1 + Math.max(...chart.nodes.map(n => n.column)));
    const color = node => node.color == null ? t.faint : t.color(node.color);
    return {
      tooltip: { trigger: 'item', formatter: item => item.dataType === 'edge'
        ? hint(t, chart.categories[chart.links[item.dataIndex].from] + ' → ' + chart.categories[chart.links[item.dataIndex].to], [['', chart.links[item.dataIndex].hint]])
        : hint(t, chart.categories[item.dataIndex], [['', points[item.dataIndex].hint]]) },
      series: [{
        type: 'sankey', left: 4, right: Math.max(16, column - 24), top: 8, bottom: 8, nodeWidth: 10, nodeGap: 14, nodeAlign: 'left', draggable: false, emphasis: { focus: 'adjacency' },
        // A name may stand in several columns, and series need unique ones.
        data: chart.nodes.map((node, i) => ({ name: String(i), depth: node.column, itemStyle: { color: color(node), borderWidth: 0 } })),
        links: chart.links.map(l => ({ source: String(l.from), target: String(l.to), value: l.value, lineStyle: { color: color(chart.nodes[l.from]), opacity: .22 } })),
        label: { color: t.ink, fontSize: 12, width: Math.max(32, column - 30), overflow: 'truncate', textBorderWidth: 3, textBorderColor: t.bg, formatter: item => chart.categories[item.dataIndex] },
        labelLayout: { hideOverlap: true },
      }],
    };
  };

  const shapes = { bars: barOption, ranked: barOption, lines: lineOption, grid: gridOption, flow: flowOption };

  const optionOf = (chart, width, height) => {
    const t = theme();
    const legend = chart.kind !== 'lines' && chart.kind !== 'grid' && chart.series.length > 1;
    const special = shapes[chart.kind](chart, t, chart.kind === 'ranked', width, height);
    return {
      animation: false, backgroundColor: 'transparent', textStyle: { fontFamily: t.font, color: t.ink },
      ...special,
      grid: { left: chart.kind === 'ranked' ? 12 : 4, right: chart.kind === 'ranked' ? 64 : 24, top: chart.axisTitle && chart.kind === 'bars' ? 52 : legend ? 48 : chart.axisTitle ? 36 : 24, bottom: chart.kind === 'ranked' && chart.axisTitle ? 28 : 4, containLabel: true, ...special.grid },
      legend: { show: legend, top: 0, right: 0, textStyle: { color: t.muted }, itemWidth: 12, itemHeight: 12, data: chart.series.map(s => s.name) },
      tooltip: { confine: true, backgroundColor: t.raised, borderColor: t.strong, textStyle: { color: t.ink, fontSize: 13 }, ...special.tooltip },
    };
  };

  // PNG as on the screen, twice as fine; SVG drawn anew without a screen.
  const save = (canvas, chart, instance, echarts, type) => {
    const link = document.createElement('a');
    link.download = 'chart.' + type;
    if (type === 'png') {
      link.href = instance.getDataURL({ pixelRatio: 2, backgroundColor: theme().bg });
    } else {
      const paper = echarts.init(null, null, { renderer: 'svg', ssr: true, width: canvas.clientWidth, height: canvas.clientHeight });
      paper.setOption({ ...optionOf(chart, canvas.clientWidth), backgroundColor: theme().bg });
      link.href = URL.createObjectURL(new Blob([paper.renderToSVGString()], { type: 'image/svg+xml' }));
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      paper.dispose();
    }
    link.click();
  };
  const offerSaving = (canvas, chart, instance, echarts) => {
    const line = make('p', canvas.dataset.save + ' ', 'chart-save');
    for (const type of ['png', 'svg']) {
      const button = make('button', type.toUpperCase());
      button.type = 'button';
      button.addEventListener('click', () => save(canvas, chart, instance, echarts, type));
      line.append(button, ' ');
    }
    canvas.after(line);
  };

  const drawn = new Set();
  const draw = async canvas => {
    if (canvas.dataset.drawn) return;
    canvas.dataset.drawn = 'yes';
    const chart = JSON.parse(canvas.parentElement.querySelector('script[type="application/json"]').textContent);
    const echarts = await echartsReady();
    if (!canvas.isConnected) return;
    const instance = echarts.init(canvas, null, { renderer: 'canvas' });
    const paint = () => instance.setOption(optionOf(chart, canvas.clientWidth, canvas.clientHeight), true);
    paint();
    const watcher = new ResizeObserver(() => {
      if (!canvas.isConnected) { watcher.disconnect(); instance.dispose(); drawn.delete(paint); return; }
      instance.resize();
      paint();
    });
    watcher.observe(canvas);
    drawn.add(paint);
    offerSaving(canvas, chart, instance, echarts);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawn.forEach(paint => paint()));

  // ---- Tables: a click on a header sorts.
  const sortable = table => {
    if (table.dataset.ready) return;
    table.dataset.ready = 'yes';
    each(table, 'th[data-sortable]', header => {
      const column = [...header.parentElement.children].indexOf(header);
      const term = header.querySelector('.term-box');
      const button = make('button', term ? '⇅' : header.textContent.trim(), 'sort');
      button.type = 'button';
      if (term) { button.setAttribute('aria-label', header.querySelector('.term').textContent); header.append(' ', button); } else header.replaceChildren(button);
      button.addEventListener('click', () => {
        const down = header.getAttribute('aria-sort') === 'descending' ? false : header.getAttribute('aria-sort') === 'ascending' ? true : header.classList.contains('num');
        each(table, 'th[aria-sort]', h => h.removeAttribute('aria-sort'));
        header.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const body = table.tBodies[0];
        const key = row => row.cells[column].dataset.value ?? '';
        const rows = [...body.rows];
        const numeric = rows.every(row => key(row) === '' || !Number.isNaN(Number(key(row))));
        const compare = numeric ? (a, b) => Number(a) - Number(b) : (a, b) => a.localeCompare(b, root.lang);
        // Unknown values stay at the end in both directions.
        rows.sort((a, b) => key(a) === '' ? 1 : key(b) === '' ? -1 : (down ? -1 : 1) * compare(key(a), key(b)));
        body.append(...rows);
      });
    });
  };

  // ---- Jobs: live progress.
  const follow = box => {
    if (box.dataset.ready) return;
    box.dataset.ready = 'yes';
    const source = new EventSource(box.dataset.events);
    source.onmessage = event => {
      const job = JSON.parse(event.data);
      const bar = box.querySelector('progress');
      if (job.fraction == null) bar.removeAttribute('value'); else bar.value = job.fraction;
      box.querySelector('.job-text').textContent = job.text;
      if (!job.over) return;
      source.close();
      if (job.state === 'done' && box.dataset.then) location.assign(box.dataset.then); else location.reload();
    };
    addEventListener('pagehide', () => source.close(), { once: true });
  };

  // ---- Evidence opens beside the figure; with a modifier key it opens as a page.
  const drawer = document.getElementById('drawer');
  document.addEventListener('click', async event => {
    const mark = event.target.closest('a[data-evidence]');
    if (!mark || !drawer || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const answer = await fetch(mark.href, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const content = page.getElementById('main');
    if (!content || answer.redirected) { location.assign(mark.href); return; }
    each(content, 'h1', title => title.replaceWith(make('h2', title.textContent)));
    document.getElementById('drawer-body').replaceChildren(...content.childNodes);
    if (!drawer.open) drawer.showModal();
    drawer.scrollTop = 0;
  });
  drawer?.addEventListener('click', event => { if (event.target === drawer) drawer.close(); });

  // ---- Command palette and shortcuts.
  const palette = document.getElementById('palette');
  const input = document.getElementById('palette-input');
  const list = document.getElementById('palette-list');
  let entries, chosen = 0;
  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = (entries ?? []).filter(e => words.every(w => (e.title + ' ' + e.kind + ' ' + e.path).toLowerCase().includes(w))).slice(0, 50);
    chosen = Math.max(0, Math.min(chosen, found.length - 1));
    list.replaceChildren(...found.map((entry, i) => {
      const line = make('li');
      line.id = 'palette-' + i;
      line.setAttribute('role', 'option');
      line.setAttribute('aria-selected', String(i === chosen));
      line.dataset.path = entry.path;
      line.append(make('span', entry.title), make('small', entry.kind));
      return line;
    }));
    if (!found.length && entries) { const none = make('li', list.dataset.empty); none.setAttribute('role', 'option'); none.setAttribute('aria-selected', 'false'); list.append(none); }
    input.setAttribute('aria-activedescendant', found.length ? 'palette-' + chosen : '');
    list.children[chosen]?.scrollIntoView({ block: 'nearest' });
  };
  const openPalette = async () => {
    input.value = '';
    chosen = 0;
    palette.showModal();
    show();
    if (!entries) {
      const answer = await fetch('/api/v1/palette');
      if (!answer.ok) return;
      entries = await answer.json();
    }
    show();
  };
  const go = () => { const path = list.children[chosen]?.dataset.path; if (path) location.assign(path); };
  if (palette) {
    each(document, '[data-palette-open]', button => { button.hidden = false; button.addEventListener('click', openPalette); });
    input.addEventListener('input', () => { chosen = 0; show(); });
    input.addEventListener('keydown', event => {
      if (event.key === 'ArrowDown') chosen++; else if (event.key === 'ArrowUp') chosen--; else if (event.key === 'Enter') { event.preventDefault(); go(); return; } else return;
      event.preventDefault();
      show();
    });
    list.addEventListener('click', event => { const line = event.target.closest('li'); if (line) { chosen = [...list.children].indexOf(line); go(); } });
    palette.addEventListener('click', event => { if (event.target === palette) palette.close(); });
  }
  let waitsForDigit = 0;
  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && palette) {
      event.preventDefault();
      if (palette.open) palette.close(); else openPalette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, dialog')) return;
    if (event.key === '?') { document.getElementById('shortcuts')?.showModal(); return; }
    if (event.key === 'g') { waitsForDigit = Date.now(); return; }
    if (/^[1-9]$/.test(event.key) && Date.now() - waitsForDigit < 1500) { document.querySelectorAll('.nav-stages > li > a, .nav-below > li > a')[Number(event.key) - 1]?.click(); return; }
    // Keys of the page itself: one for each control that names it, up and down between the choices. What is on its way already is not asked for twice.
    const own = [...document.querySelectorAll('#main [data-key]')].find(control => control.dataset.key.toLowerCase() === event.key.toLowerCase());
    const choices = [...document.querySelectorAll('#main [data-arrows]')];
    if (own) {
      event.preventDefault();
      if (!event.repeat && !document.querySelector('#main .htmx-request')) own.click();
    } else if (choices.length && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      const at = choices.indexOf(document.activeElement);
      choices[event.key === 'ArrowDown' ? (at + 1) % choices.length : (at <= 0 ? choices.length : at) - 1].focus();
    }
  });

  const prepare = where => {
    each(where, '[data-chart]', draw);
    each(where, 'table[data-table]', sortable);
    each(where, '[data-job]', follow);
  };
  document.addEventListener('htmx:load', event => prepare(event.detail.elt));
  prepare(document);
})();
