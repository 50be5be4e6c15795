'use strict';
(function () {
  const data = JSON.parse(document.getElementById('chart-data').textContent);
  const INK = '#1c2530';
  const BEST = '#1d4e79';
  const PLAIN = '#9db4c8';
  // Dark and light in turn, so that neighbours differ in greyscale too.
  const FILLS = ['#1d4e79', '#a9cbe4', '#8a4b2f', '#edc08c', '#3f6b4f', '#b9d8b0', '#5d4a78', '#cfc3e2',
    '#7d7d2a', '#e2e0a0', '#1f6f78', '#a6d9d6', '#8c2f4b', '#eab5c2', '#4a4a4a', '#c4c4c4'];
  const STROKES = ['#1d4e79', '#c0612b', '#3f7d5a', '#7a5aa6', '#a08a1f', '#4a4a4a'];
  const DASHES = [[], [7, 3], [2, 2], [10, 3, 2, 3], [4, 4], [12, 4]];
  const LABEL = 56;
  const charts = [];

  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 12;
  Chart.defaults.color = INK;
  Chart.defaults.animation = false;
  Chart.defaults.maintainAspectRatio = false;
  Chart.defaults.plugins.legend.display = false;

  function number(value) {
    return value.toLocaleString('en', {maximumSignificantDigits: 4}).replace(/,/g, '\u202f');
  }

  function shortened(text) {
    const tail = Math.floor((LABEL - 1) / 2);
    return text.length <= LABEL ? text
        : text.slice(0, LABEL - 1 - tail) + '…' + text.slice(text.length - tail);
  }

  function scales(across, up) {
    const quiet = {color: '#e4e8ec'};
    across.grid = across.grid || quiet;
    up.grid = up.grid || quiet;
    return {x: across, y: up};
  }

  function names() {
    return {
      grid: {display: false},
      ticks: {autoSkip: false, callback: function (value) { return shortened(this.getLabelForValue(value)); }}
    };
  }

  function title(text) {
    return {display: true, text: text, color: '#5d6875'};
  }

  function draw(id, config) {
    const chart = new Chart(document.getElementById(id), config);
    charts.push(chart);
    return chart;
  }

  /** Whiskers for the intervals, and the figure at the end of each bar. */
  function ends(spec) {
    return {
      id: 'ends',
      afterDatasetsDraw: function (chart) {
        const pen = chart.ctx;
        const scale = chart.scales.x;
        pen.save();
        pen.font = '600 12px ' + Chart.defaults.font.family;
        pen.textBaseline = 'middle';
        pen.strokeStyle = INK;
        spec.texts.forEach(function (text, i) {
          const y = chart.scales.y.getPixelForValue(i);
          const value = spec.values[i] === null ? 0 : spec.values[i];
          const half = spec.halfWidths[i];
          const cut = spec.limit > 0 && value > spec.limit;
          if (cut) {
            const edge = chart.chartArea.right - 18;
            const bar = chart.getDatasetMeta(0).data[i].height / 2 + 2;
            pen.save();
            pen.strokeStyle = '#fff';
            pen.lineWidth = 3;
            pen.beginPath();
            [0, 6].forEach(function (x) { pen.moveTo(edge + x - 3, y + bar); pen.lineTo(edge + x + 3, y - bar); });
            pen.stroke();
            pen.restore();
          } else if (half > 0) {
            const from = scale.getPixelForValue(Math.max(0, value - half));
            const to = scale.getPixelForValue(value + half);
            pen.beginPath();
            pen.moveTo(from, y);
            pen.lineTo(to, y);
            [from, to].forEach(function (x) { pen.moveTo(x, y - 4); pen.lineTo(x, y + 4); });
            pen.stroke();
          }
          pen.fillStyle = spec.values[i] === null ? '#5d6875' : INK;
          pen.fillText(text, (cut ? chart.chartArea.right : scale.getPixelForValue(value + half)) + 6, y);
        });
        pen.restore();
      }
    };
  }

  /** Room for the longest figure at the end of a bar. */
  function room(texts) {
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = '600 12px ' + Chart.defaults.font.family;
    return Math.max.apply(null, texts.map(function (text) { return pen.measureText(text).width; })) + 12;
  }

  /** A long chart scrolls: its axis belongs where it is seen first. */
  function side(labels) {
    return labels.length > 16 ? 'top' : 'bottom';
  }

  function bars(spec) {
    draw(spec.id, {
      type: 'bar',
      data: {
        labels: spec.labels,
        datasets: [{
          data: spec.values,
          backgroundColor: spec.best.map(function (best) { return best ? BEST : PLAIN; }),
          barPercentage: 0.75, categoryPercentage: 0.85
        }]
      },
      options: {
        indexAxis: 'y',
        layout: {padding: {right: room(spec.texts)}},
        scales: scales({position: side(spec.labels), beginAtZero: true, max: spec.limit || undefined, title: title(spec.axis), ticks: {callback: number, maxTicksLimit: 6, includeBounds: false}}, names()),
        plugins: {tooltip: {callbacks: {label: function (item) { return spec.texts[item.dataIndex] + ' ' + spec.axis; }}}}
      },
      plugins: [ends(spec)]
    });
  }

  function hatch(colour) {
    const tile = document.createElement('canvas');
    tile.width = 7;
    tile.height = 7;
    const pen = tile.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 7, 7);
    pen.strokeStyle = colour;
    pen.lineWidth = 2.6;
    pen.beginPath();
    [-7, 0, 7].forEach(function (x) { pen.moveTo(x - 1, 8); pen.lineTo(x + 8, -1); });
    pen.stroke();
    return tile;
  }

  function swatch(colour, hatched, dash) {
    const box = document.createElement('canvas');
    box.width = 26;
    box.height = 12;
    box.setAttribute('aria-hidden', 'true');
    const pen = box.getContext('2d');
    if (dash) {
      pen.strokeStyle = colour;
      pen.lineWidth = 2.5;
      pen.setLineDash(dash);
      pen.moveTo(0, 6);
      pen.lineTo(26, 6);
      pen.stroke();
    } else {
      pen.fillStyle = hatched ? pen.createPattern(hatch(colour), 'repeat') : colour;
      pen.fillRect(0, 0, 26, 12);
      pen.strokeStyle = colour;
      pen.strokeRect(0.5, 0.5, 25, 11);
    }
    return box;
  }

  function legend(id, chart, swatches) {
    const list = document.getElementById(id + '-legend');
    chart.data.datasets.forEach(function (dataset, i) {
      const item = document.createElement('li');
      const label = document.createElement('label');
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.checked = chart.isDatasetVisible(i);
      box.addEventListener('change', function () {
        chart.setDatasetVisibility(i, box.checked);
        chart.update();
      });
      label.append(box, swatches[i], document.createTextNode(dataset.label));
      item.append(label);
      list.append(item);
    });
  }

  function stack(spec) {
    const canvas = document.getElementById(spec.id);
    const pen = canvas.getContext('2d');
    const colour = function (segment) { return FILLS[segment.colour % FILLS.length]; };
    const chart = draw(spec.id, {
      type: 'bar',
      data: {
        labels: spec.labels,
        datasets: spec.segments.map(function (segment) {
          return {
            label: segment.label,
            data: segment.values,
            backgroundColor: segment.hatched ? pen.createPattern(hatch(colour(segment)), 'repeat') : colour(segment),
            borderColor: '#fff', borderWidth: {right: 1}, borderSkipped: false,
            barPercentage: 0.75, categoryPercentage: 0.85
          };
        })
      },
      options: {
        indexAxis: 'y',
        scales: (function () {
          const both = scales({position: side(spec.labels), beginAtZero: true, stacked: true, title: title(spec.axis), ticks: {callback: number}}, names());
          both.y.stacked = true;
          return both;
        })(),
        plugins: {tooltip: {callbacks: {label: function (item) { return item.dataset.label + ': ' + number(item.parsed.x); }}}}
      }
    });
    legend(spec.id, chart, spec.segments.map(function (segment) { return swatch(colour(segment), segment.hatched, null); }));
  }

  function lines(spec) {
    const chart = draw(spec.id, {
      type: 'line',
      data: {
        datasets: spec.series.map(function (series, i) {
          return {
            label: series.label,
            data: series.x.map(function (x, k) { return {x: x, y: series.y[k]}; }),
            borderColor: STROKES[i % STROKES.length],
            backgroundColor: STROKES[i % STROKES.length],
            borderDash: DASHES[(i + Math.floor(i / STROKES.length)) % DASHES.length],
            borderWidth: 1.6, pointRadius: 0, stepped: spec.stepped ? 'before' : false,
            hidden: !series.shown
          };
        })
      },
      options: {
        parsing: false,
        interaction: {mode: 'nearest', axis: 'x', intersect: false},
        scales: scales(
            {type: 'linear', title: title(spec.timeAxis), ticks: {callback: number}, bounds: 'data'},
            {beginAtZero: true, title: title(spec.axis), ticks: {callback: number, maxTicksLimit: 7}}),
        plugins: {tooltip: {callbacks: {
          title: function (items) { return items.length ? number(items[0].parsed.x) + ' ' + spec.timeAxis : ''; },
          label: function (item) { return item.dataset.label + ': ' + number(item.parsed.y) + ' ' + spec.axis; }
        }}}
      }
    });
    legend(spec.id, chart, spec.series.map(function (series, i) {
      return swatch(STROKES[i % STROKES.length], false, DASHES[(i + Math.floor(i / STROKES.length)) % DASHES.length]);
    }));
  }

  data.bars.forEach(bars);
  data.stacks.forEach(stack);
  data.lines.forEach(lines);

  let closed = [];
  window.addEventListener('beforeprint', function () {
    closed = Array.from(document.querySelectorAll('details:not([open])'));
    closed.forEach(function (details) { details.open = true; });
    charts.forEach(function (chart) { chart.resize(); });
  });
  window.addEventListener('afterprint', function () {
    closed.forEach(function (details) { details.open = false; });
    charts.forEach(function (chart) { chart.resize(); });
  });
})();
