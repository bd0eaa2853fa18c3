// Reads a graph as Gephi Lite does and prints it as graphology's JSON: node read.cjs FILE.gexf|FILE.json
const fs = require("fs");
const Graph = require("graphology");
const gexf = require("graphology-gexf");

const file = process.argv[2];
const text = fs.readFileSync(file, "utf8");
const graph = file.endsWith(".json") ? Graph.from(JSON.parse(text)) : gexf.parse(Graph, text);
process.stdout.write(JSON.stringify(graph.export()));
