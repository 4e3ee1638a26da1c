-- One kind of load on an SQS/SNS endpoint, for wrk. Arguments: operation, queue URL or topic ARN, bytes of a body.
-- done() prints one line of JSON.
local operation, target, bytes
-- What a bare endpoint is asked to answer: as many bytes as the real answer has.
local answers = { SendMessage = "106", SendMessageBatch = "1176", Publish = "270" }
local threads = {}
local handles = {}
received, deleted, failed = 0, 0, 0

function setup(thread) table.insert(threads, thread) end

local function json(action, body)
  return wrk.format("POST", "/", {
    ["Content-Type"] = "application/x-amz-json-1.0",
    ["X-Amz-Target"] = "AmazonSQS." .. action,
    ["X-Answer-Bytes"] = answers[operation],
    ["Authorization"] = "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0",
  }, body)
end

local function form(body)
  return wrk.format("POST", "/", {
    ["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8",
    ["X-Answer-Bytes"] = answers[operation],
    ["Authorization"] = "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/sns/aws4_request, SignedHeaders=host, Signature=0",
  }, body)
end

local fixed, receive
function init(args)
  operation, target, bytes = args[1], args[2], tonumber(args[3])
  local text = string.rep("x", bytes)
  if operation == "SendMessage" then
    fixed = json(operation, '{"QueueUrl":"' .. target .. '","MessageBody":"' .. text .. '"}')
  elseif operation == "SendMessageBatch" then
    local entries = {}
    for id = 0, 9 do entries[#entries + 1] = '{"Id":"' .. id .. '","MessageBody":"' .. text .. '"}' end
    fixed = json(operation, '{"QueueUrl":"' .. target .. '","Entries":[' .. table.concat(entries, ",") .. ']}')
  elseif operation == "Publish" then
    fixed = form("Action=Publish&Version=2010-03-31&TopicArn=" .. target:gsub(":", "%%3A") .. "&Message=" .. text)
  else
    receive = json("ReceiveMessage", '{"QueueUrl":"' .. target .. '","MaxNumberOfMessages":10}')
  end
end

function request()
  if fixed then return fixed end
  local batch = table.remove(handles)
  if not batch then return receive end
  local entries = {}
  for id, handle in ipairs(batch) do entries[id] = '{"Id":"' .. id .. '","ReceiptHandle":"' .. handle .. '"}' end
  return json("DeleteMessageBatch", '{"QueueUrl":"' .. target .. '","Entries":[' .. table.concat(entries, ",") .. ']}')
end

function response(status, headers, body)
  if status ~= 200 then failed = failed + 1 return end
  if operation ~= "ReceiveDelete" then return end
  local batch = {}
  for handle in body:gmatch('"ReceiptHandle":"([^"]+)"') do batch[#batch + 1] = handle end
  if #batch > 0 then
    received = received + #batch
    handles[#handles + 1] = batch
    return
  end
  local _, successes = body:gsub('"Id":', "")
  if not body:find('"Failed":[', 1, true) or body:find('"Failed":[]', 1, true) then deleted = deleted + successes else failed = failed + 1 end
end

function done(summary, latency)
  local total = { received = 0, deleted = 0, failed = 0 }
  for _, thread in ipairs(threads) do
    for name in pairs(total) do total[name] = total[name] + thread:get(name) end
  end
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"seconds":%.3f,"p50":%.3f,"p99":%.3f,"max":%.3f,"errors":%d,"received":%d,"deleted":%d,"failed":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout, total.received, total.deleted, total.failed))
end
