namespace Nabij.Calendar.Plain;

/// <summary>The reasons found so far. Only the first few: a pasted page is not explained word by word.</summary>
internal sealed class PlainErrors
{
    private const int Most = 10;
    private readonly List<PlainError> _found = [];

    public IReadOnlyList<PlainError> Found => _found;

    public void Add(string code, int start, int end, string reason, params string[] instead) =>
        Add(new PlainError(code, start, end - start, reason) { Instead = instead });

    public void Add(PlainError error)
    {
        if (_found.Count < Most)
        {
            _found.Add(error);
        }
    }
}
