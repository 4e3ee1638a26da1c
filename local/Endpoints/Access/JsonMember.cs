using System.Text.Json;

namespace Local.Endpoints.Access;

/// <summary>One member of a request's object, found without reading the rest of it.</summary>
internal static class JsonMember
{
    /// <summary>Null if there is none, or if it is no text.</summary>
    /// <exception cref="JsonException">What stands before it is no JSON object.</exception>
    public static string? Text(ReadOnlyMemory<byte> body, string name)
    {
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isWanted = reader.ValueTextEquals(name);
            reader.Read();
            if (isWanted)
            {
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }

            reader.Skip();
        }

        return null;
    }
}
