// How many jobs a second pg-boss sends, fetches and completes: each of many clients over one pool
// does so with one job, or with a batch of them, again and again. A client fetches by itself, so
// that nobody waits for a worker's next look.
//
// node pg_boss.mjs DIRECTORY-WITH-NODE_MODULES POSTGRES-URL CONNECTIONS CLIENTS BATCH SECONDS
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [directory, connectionString, ...numbers] = process.argv.slice(2)
const [connections, clients, batch, seconds] = numbers.map(Number)
const { PgBoss } = await import(
  pathToFileURL(join(directory, 'node_modules/pg-boss/dist/index.js')).href
)
const QUEUE = 'messages'
const WARM_UP_SECONDS = 3

const boss = new PgBoss({ connectionString, max: connections, schedule: false })
boss.on('error', (error) => {
  console.error(error)
  process.exit(1)
})
await boss.start()
await boss.createQueue(QUEUE)

// As long as what platforms say of a message.
const data = { message: 'x'.repeat(600) }
const begin = performance.now() + WARM_UP_SECONDS * 1000
const end = begin + seconds * 1000
let sent = 0
let completed = 0
let measured = 0

async function send() {
  if (batch === 1) {
    await boss.send(QUEUE, data)
  } else {
    await boss.insert(QUEUE, Array.from({ length: batch }, () => ({ data })))
  }
  sent += batch
}

/** Says whether there were any. */
async function work() {
  const jobs = await boss.fetch(QUEUE, { batchSize: batch })
  if (jobs.length === 0) {
    return false
  }
  const done = await boss.complete(QUEUE, jobs.map((job) => job.id))
  completed += done.affected
  const now = performance.now()
  if (now >= begin && now < end) {
    measured += done.affected
  }
  return true
}

async function client() {
  while (performance.now() < end) {
    await send()
    await work()
  }
}

await Promise.all(Array.from({ length: clients }, client))
while (await work());
await boss.stop({ graceful: false })
if (sent !== completed) {
  throw new Error(`${sent} sent, ${completed} completed`)
}
console.log((measured / seconds).toFixed(1))
process.exit(0)
