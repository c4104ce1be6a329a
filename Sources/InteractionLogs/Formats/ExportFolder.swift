/// The files of one export that lies in a folder: what a program writes side by side, perhaps below a top folder.
struct ExportFolder {
  /// Where the files lie: the number of the input, and the folders on the way.
  struct Place: Hashable {
    let input: Int
    let folders: [String]

    init(input: Int, folders: [String]) {
      self.input = input
      self.folders = folders
    }

    /// The folder that a file lies in.
    init(of file: InputFile) { self.init(input: file.input, folders: Array(file.path.dropLast())) }

    /// The folder that the folder of a file lies in.
    init?(above file: InputFile) {
      guard file.path.count >= 2 else { return nil }
      self.init(input: file.input, folders: Array(file.path.dropLast(2)))
    }
  }

  let place: Place
  var files: [InputFile] = []

  /// Puts files that lie in the same folder together, in the order of the first of each.
  ///
  /// - Parameter placeOf: the folder of the export that a file is of.
  static func groups(_ files: [InputFile], by placeOf: (InputFile) -> Place) -> [ExportFolder] {
    var groups: [ExportFolder] = []
    var numbers: [Place: Int] = [:]
    for file in files {
      let place = placeOf(file)
      let number = numbers[place] ?? groups.count
      if number == groups.count {
        numbers[place] = number
        groups.append(ExportFolder(place: place))
      }
      groups[number].files.append(file)
    }
    return groups
  }
}
