using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Functions.Logging;

/// <summary>
/// One JSON object per line: <c>timestamp</c>, <c>level</c>, <c>message</c>, then the fields of the message in their order.
/// Written before the call returns: Lambda freezes the process after the response, and a line still in a queue would
/// appear in the next invocation or never.
/// </summary>
/// <param name="output">Asked for every line, because a host may give each invocation a console of its own.</param>
/// <param name="clock">Source of the timestamps.</param>
public sealed class JsonLineLogger(Func<TextWriter> output, TimeProvider clock) : ILogger
{
    private const string Template = "{OriginalFormat}";
    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> buffer = new(512);

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and < LogLevel.None;

    /// <summary>Scopes are not written: a line says all it has to say.</summary>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        lock (gate)
        {
            buffer.ResetWrittenCount();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                writer.WriteStartObject();
                writer.WriteString("timestamp"u8, clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
                writer.WriteString("level"u8, logLevel.ToString());
                writer.WriteString("message"u8, formatter(state, exception));
                WriteFields(writer, state as IReadOnlyList<KeyValuePair<string, object?>>);
                if (exception is not null)
                {
                    writer.WriteString("exception"u8, exception.ToString());
                }

                writer.WriteEndObject();
            }

            output().WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
        }
    }

    private static void WriteFields(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, object?>>? fields)
    {
        for (var at = 0; at < fields?.Count; at++)
        {
            var (name, value) = fields[at];
            if (name != Template && value is not null)
            {
                writer.WritePropertyName(name);
                WriteValue(writer, value);
            }
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }
}
