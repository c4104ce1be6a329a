const labelFont = "12px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

// Draws a scene with a pen: that of a canvas, or one that writes SVG.
function paintScene(pen, scene, theme) {
  pen.lineCap = pen.lineJoin = "round";
  for (const stroke of scene.strokes) {
    pen.globalAlpha = stroke.alpha;
    pen.strokeStyle = stroke.colour;
    pen.lineWidth = stroke.breadth;
    pen.beginPath();
    const points = stroke.points;
    for (let i = 0; i < points.length; i += 4) {
      pen.moveTo(points[i], points[i + 1]);
      pen.lineTo(points[i + 2], points[i + 3]);
    }
    pen.stroke();
  }
  for (const dot of [...scene.rings, ...scene.dots]) {
    pen.globalAlpha = dot.alpha;
    pen.fillStyle = dot.colour;
    pen.strokeStyle = dot.isMarked ? theme.ink : theme.paper;
    pen.lineWidth = dot.isMarked ? 3 : 1;
    pen.beginPath();
    pen.arc(dot.x, dot.y, dot.r, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
  }
  pen.globalAlpha = 1;
  pen.lineWidth = 3.5;
  pen.strokeStyle = theme.paper;
  pen.fillStyle = theme.ink;
  for (const label of scene.labels) {
    pen.font = (label.isBold ? "600 " : "") + labelFont;
    pen.strokeText(label.text, label.x, label.y);
    pen.fillText(label.text, label.x, label.y);
  }
}

// A pen with as much of a canvas's as scenes need.
class SVGPen {
  parts = [];
  beginPath() { this.path = ""; }
  moveTo(x, y) { this.path += `M${+x.toFixed(2)} ${+y.toFixed(2)}`; }
  lineTo(x, y) { this.path += `L${+x.toFixed(2)} ${+y.toFixed(2)}`; }
  arc(x, y, r) {
    this.moveTo(x - r, y);
    for (const end of [2 * r, -2 * r]) this.path += `a${r} ${r} 0 1 0 ${end} 0`;
  }
  put(element, paint, text = "") {
    this.parts.push(`<${element} ${paint} opacity="${this.globalAlpha}">${text}</${element.split(" ")[0]}>`);
  }
  stroke() { this.put(`path d="${this.path}"`, `fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}"`); }
  fill() { this.put(`path d="${this.path}"`, `fill="${this.fillStyle}"`); }
  strokeText() {}
  fillText(text, x, y) {
    const escaped = text.replace(/[&<>\u0000-\u001f]/g, (sign) => (sign < " " ? " " : `&#${sign.charCodeAt(0)};`));
    this.put(`text x="${x}" y="${y}" style="font:${this.font.replaceAll('"', "'")}" paint-order="stroke"`,
      `fill="${this.fillStyle}" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}"`, escaped);
  }
  file(width, height, paper) {
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${paper}"/>\n`
      + this.parts.join("\n") + "\n</svg>\n";
  }
}
